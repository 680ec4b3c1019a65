"""Every number says where it comes from, and lies where it may."""

import pytest

from huiyin.process.parameters import InvalidParameters, parameters, read


def test_every_number_has_a_unit_and_a_source() -> None:
    of = parameters()
    assert len(of.names()) > 100
    for name in of.names():
        assert of.entry(name).unit, name
        assert of.entry(name).source, name


def test_what_nobody_has_measured_is_marked_so() -> None:
    of = parameters()
    assert of.entry("asking.pushes").judged
    assert not of.entry("first_choice.accepts").judged


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            '[a]\nb = { value = 2, unit = "share", source = "judgement", range = [0, 1] }',
            "a.b: 2 lies outside",
        ),
        ('[a]\nb = { value = 0.5, unit = "share", source = " ", range = [0, 1] }', "a.b: a source"),
        ('[a]\nb = { value = 0.5, unit = "share", range = [0, 1] }', "a.b: source is missing"),
        ('[a]\nb = { value = nan, unit = "share", source = "x", range = [0, 1] }', "a.b: nan lies outside"),
    ],
)
def test_a_number_that_is_wrong_is_named(text: str, wrong: str) -> None:
    with pytest.raises(InvalidParameters, match=wrong):
        read(text)


def test_other_numbers_have_another_fingerprint() -> None:
    of = parameters()
    other = of.with_values(asking__hastens=0.2)
    assert other.number("asking.hastens") == 0.2
    assert other.fingerprint != of.fingerprint
