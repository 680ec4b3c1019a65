"""Whether a text is written in neither of the two languages."""

import re

_OTHER_SCRIPT = re.compile(
    r"[\u0370-\u05ff\u0600-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u3040-\u30ff\uac00-\ud7af]"
)
_LETTER = re.compile(r"[^\W\d_]")
_ENGLISH = re.compile(
    r"\b(?:the|and|of|to|with|for|a|you|we|our|is|are|experience|skills|years|work|team|or|have|will|be|at|required|degree|ability|must|knowledge|job|salary)\b",
    re.IGNORECASE,
)
_OTHER_LATIN = re.compile(
    r"\b(?:und|der|die|das|mit|für|wir|sie|ist|oder|von|eine?n?|les?|des|une?|et|vous|nous|pour|dans|avec|est|el|los|las|una?|para|con|por|que|del|y|e|di|che|il|per|della|och|att|som|een|van|het|voor|met|w|na|oraz|się|um|uma|você|não|do|da|em)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]+")


def is_third_language(text: str) -> bool:
    """By script, and by the small words of a language."""
    text = text[:5000]
    letters = len(_LETTER.findall(text))
    if letters and len(_OTHER_SCRIPT.findall(text)) > 0.15 * letters:
        return True
    if re.search(r"[\u4e00-\u9fff]", text):
        return False
    words = len(_WORDS.findall(text))
    if words < 12:
        return False
    return len(_OTHER_LATIN.findall(text)) > 0.1 * words and len(_ENGLISH.findall(text)) < 0.08 * words
