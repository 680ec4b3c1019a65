"""The fields for what people write, under the name that migrations know them by."""

from huiyin.records.words import MOST_LINE, MOST_MESSAGE, MOST_PROSE, line, prose, storable

__all__ = ["MOST_LINE", "MOST_MESSAGE", "MOST_PROSE", "line", "prose", "storable"]
