"""What HR asks of the candidate. Only what is asked outright; an offer to help is no request."""

import re
from collections.abc import Sequence

from huiyin.language.reader.lexicon import Scan
from huiyin.language.reader.weighing import Weighed
from huiyin.language.text.clauses import Clause
from huiyin.process.vocabulary import REQUESTS, Outcome, Request

ASKED = 0.8
LIKELY, DOUBTED = 0.3, 0.15
"""The chance from which something is asked without a phrase for it, and below which a phrase for it means something else."""
_CONDITIONAL_HELP = re.compile(
    r"如(?:有|需|您|果您)[^。!?\n]{0,12}?(?:疑问|问题|需要|反馈|帮助)|需要的话|\bif you (?:would like|'d like|want|have any|need|wish)\b[^.!?\n]{0,40}\b(?:feedback|questions?|help|discuss)"
    r"|any questions|feel free|do not hesitate|don't hesitate"
)
_THEIR_OWN = re.compile(
    r"\b(?:we|i|hr|they|she|he|it|client)(?:'ll| will| shall| would| can|'ve| have| are going to| need to)(?: \w+){0,3} (?:send|share|provide|upload|email|forward|issue|post)\b"
    r"|(?:我们|我|hr|人事|公司|这边)(?:会|将|给您|把|已经?|再|去|先)[^,。!?\n]{0,6}(?:发|寄|提供|提交|上传|准备|推|转)(?!我)"
)
_ALREADY = re.compile(
    r"(?:已|已经|都)(?:收到|提交|上传|收齐|齐全)|received|have got your|thanks for (?:sending|sharing|uploading|your)|thank you for (?:sending|sharing|uploading|completing|your)"
)


def requests(
    scan: Scan, parts: Sequence[Clause], outcome: Outcome | None = None, weighed: Weighed | None = None
) -> tuple[Request, ...]:
    """The requests found, in the order of REQUESTS. With `outcome` known, those that it rules out are left out."""
    weights: dict[str, float] = {}
    for find in scan.finds("requests"):
        label = find.cue.label
        clause = next((part for part in parts if part.start <= find.start < part.end), None)
        weight = find.cue.weight
        if clause is not None:
            if _CONDITIONAL_HELP.search(clause.text) or _ALREADY.search(clause.text):
                continue
            own = _THEIR_OWN.search(scan.plain, clause.start, find.end)
            if own and label in ("documents", "pre_hire_check"):
                continue
        weights[label] = max(weights.get(label, 0.0), weight)
    if outcome in ("rejected", "filled", "on_hold", "no_info"):
        weights = {
            label: weight for label, weight in weights.items() if label == "confirmation" and weight >= 1
        }
    if "start_date" in weights and "availability" in weights and outcome != "next_round":
        weights.pop("availability")
    if outcome == "offer":
        weights.pop("availability", None)
    if weighed is None or outcome is None:
        return tuple(request for request in REQUESTS if weights.get(request, 0.0) >= ASKED)
    return tuple(
        request
        for request in REQUESTS
        if (chance := weighed.chance(f"request {request}", outcome)) >= LIKELY
        or (chance >= DOUBTED and weights.get(request, 0.0) >= ASKED)
    )
