"""Scoreboards as plain text (for the terminal) and as Markdown (for docs/)."""

from collections.abc import Iterable, Sequence

from huiyin.lab.forecasting import Skill
from huiyin.lab.running import Board, Scoreboard
from huiyin.lab.scoring import Row

COLUMNS = (
    "policy",
    "value",
    "±",
    "way",
    "insider",
    "offers",
    "answers",
    "contacts",
    "lost",
    "reasons",
    "intros",
    "days",
)
LEGEND = (
    "value: mean worth of a process on CONTRACT's scale, ± its standard error · way: share of the way from never to the "
    "clairvoyant · insider: the same, from never to the insider · per 100 interviews: offers, outcomes known within 45 days, contacts, places in line lost, reasons, "
    "introductions · days: without knowing"
)
SKILL_COLUMNS = (
    "odds",
    "day",
    "n",
    "Brier",
    "reliab.",
    "resol.",
    "uncert.",
    "log",
    "log base",
    "error",
    "by chance",
)
SKILL_LEGEND = (
    "log: mean -ln(odds of what came), lower is better; log base: of the base rate, known beforehand · error: mean "
    "distance of odds and frequency over ten groups; by chance: 95% of what exact odds would show"
)


def text(scoreboard: Scoreboard) -> str:
    """Every regime and the pool, as aligned columns."""
    parts = [f"{scoreboard.processes} processes a regime, seed {scoreboard.seed}", LEGEND, ""]
    for board in (*scoreboard.boards, scoreboard.pooled):
        parts += [f"{board.title} ({board.regime})", *_aligned(COLUMNS, map(_cells, board.rows)), ""]
        if board.skills:
            parts += [*_aligned(SKILL_COLUMNS, map(_skill_cells, board.skills)), ""]
    return "\n".join([*parts, SKILL_LEGEND] if scoreboard.pooled.skills else parts)


def markdown(board: Board) -> str:
    """One scoreboard as Markdown tables."""
    lines = _table(COLUMNS, map(_cells, board.rows))
    if board.skills:
        lines += ["", *_table(SKILL_COLUMNS, map(_skill_cells, board.skills))]
    return "\n".join(lines)


BY_KIND = ("never", "best schedule", "tuned rule", "best state machine", "advisor", "insider")
ODDS = ("p_offer", "p_news_7d", "situations")


def by_kind(boards: Sequence[Board]) -> str:
    """A line for each board: the worth of some policies, the advisor's contacts, and its odds against the base rate.

    Odds: how much better (+) or worse (-) than the base rate their log score is, by landmark.
    """
    head = ("employer", *BY_KIND, "contacts", "tuned's", *ODDS)
    return "\n".join(_table(head, (_kind_cells(board) for board in boards)))


def _kind_cells(board: Board) -> list[str]:
    worth = [f"{board.row(name).value:.2f}" for name in BY_KIND]
    contacts = [f"{board.row(name).contacts:.0f}" for name in ("advisor", "tuned rule")]
    odds = [
        " ".join(f"{skill.log_base - skill.log_score:+.2f}" for skill in board.skills if skill.of == name)
        for name in ODDS
    ]
    return [board.title, *worth, *contacts, *odds]


def _cells(row: Row) -> list[str]:
    cells = [
        row.policy,
        f"{row.value:.2f}",
        f"{row.se:.2f}",
        f"{100 * row.share:.0f}%",
        f"{100 * row.share_of_insider:.0f}%",
    ]
    if row.policy == "clairvoyant":
        return [*cells, *[""] * 7]
    return [
        *cells, f"{row.offers:.1f}", f"{row.answers:.0f}", f"{row.contacts:.0f}", f"{row.places_lost:.1f}",
        f"{row.reasons:.0f}", f"{row.introductions:.1f}", f"{row.days_unknown:.0f}",
    ]  # fmt: skip


def _skill_cells(skill: Skill) -> list[str]:
    return [
        skill.of, str(skill.landmark), str(skill.count), f"{skill.brier:.3f}", f"{skill.reliability:.3f}",
        f"{skill.resolution:.3f}", f"{skill.uncertainty:.3f}", f"{skill.log_score:.3f}", f"{skill.log_base:.3f}",
        f"{skill.calibration:.3f}", f"{skill.null_95:.3f}",
    ]  # fmt: skip


def _aligned(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    table = [head, *rows]
    widths = [max(len(row[at]) for row in table) for at in range(len(head))]

    def line(row: Sequence[str]) -> str:
        first, *rest = (cell.ljust(width) if at == 0 else cell.rjust(width)
                        for at, (cell, width) in enumerate(zip(row, widths, strict=True)))  # fmt: skip
        return "  ".join([first, *rest]).rstrip()

    return [f"  {line(row)}" for row in table]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    ruler = ["---", *["---:"] * (len(head) - 1)]
    return [f"| {' | '.join(cells)} |" for cells in (head, ruler, *rows)]
