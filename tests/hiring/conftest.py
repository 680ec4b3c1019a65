import pytest

from tests.hiring.cast import Cast, cast


@pytest.fixture
def people(owner) -> Cast:
    return cast(owner)
