"""Columns: one entry a process, so that thousands of seats take a day in one step."""

from dataclasses import fields
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

NEVER = 10_000
"""A day that does not come."""


class Columns:
    """A dataclass whose fields are arrays with one row a process."""

    def take(self, rows: Ints | Bools) -> Self:
        """The chosen rows, in the order given; a row may be chosen more than once."""
        return type(self)(**{name: column[rows] for name, column in self.columns()})

    def copy(self) -> Self:
        return type(self)(**{name: column.copy() for name, column in self.columns()})

    @classmethod
    def join(cls, parts: "list[Self]") -> Self:
        """All rows of all parts, one part after the other."""
        tables = [dict(part.columns()) for part in parts]
        return cls(**{name: np.concatenate([table[name] for table in tables]) for name in tables[0]})

    def columns(self) -> list[tuple[str, Any]]:
        return [(field.name, getattr(self, field.name)) for field in fields(self)]  # type: ignore[arg-type]
