"""What people write is kept as it is, unless no database can keep it."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as some

from huiyin.journal.models.words import storable

TEXT = some.text(some.characters(exclude_categories=["Cs"], exclude_characters="\0"))
JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | TEXT,
    lambda inner: some.lists(inner) | some.dictionaries(TEXT, inner),
    max_leaves=10,
)


@given(JSON)
def test_whatever_people_write_is_kept(value):
    storable(value)


@given(TEXT, TEXT, some.sampled_from(["\0", "\ud800", "\udfff"]))
def test_what_no_database_keeps_is_refused_wherever_it_stands(before, after, broken):
    text = before + broken + after
    for value in (text, [text], {"a": [1, text]}, {text: 1}):
        with pytest.raises(ValidationError):
            storable(value)


@pytest.mark.parametrize("text", ["\\u0000", "\\\\u0000", "C:\\u0000\\x", "\\", "😀", "\u200b"])
def test_a_backslash_somebody_typed_is_text(text):
    storable(text)
    storable([text])
    storable({text: text})
