"""Whatever bends a vote is told in words, not by its name in the code."""

import re
from pathlib import Path

from huiyin.cli.shown_reading import BENT
from huiyin.language.reader import frames, votes


def test_every_bend_has_words() -> None:
    source = "".join(Path(str(module.__file__)).read_text(encoding="utf-8") for module in (frames, votes))
    names = set(re.findall(r'yield "(\w+)"', source)) | set(re.findall(r'bent\.append\("(\w+)"\)', source))
    assert names == set(BENT)
