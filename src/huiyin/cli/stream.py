"""JSON lines in, JSON lines out, in the same order, answered as they come.

Whatever lines are there make one batch; its answers are flushed before more is awaited. A line that cannot be used is
answered by `{"id": …, "error": "…"}`, and the stream goes on. Memory stays bounded by the size of a batch.
"""

import gc
import json
import os
import select
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from huiyin.process.fields import InvalidInput

if TYPE_CHECKING:
    from concurrent.futures import Executor

Answer = dict[str, Any]
Batch = Callable[[Sequence[Answer]], list[Answer]]
"""Answers for a batch of objects, in their order."""

Watch = Callable[[Answer], bool]
_dumps = json.JSONEncoder(ensure_ascii=False).encode

MOST_BYTES = 4 << 20
"""A batch stops growing here."""
LONGEST_LINE = 8 << 20
"""No usable line is longer: 200,000 characters of text take 2.4 MB when every one is escaped."""
AHEAD = 1
"""Batches that are worked on while the answers to the one before are written."""
MOST_LINES = 4096
"""Lines that a process takes at once."""
WORTH_SHARING = 512
"""Lines in a batch from which a second process pays."""


def run(
    answer: Batch,
    source: BinaryIO | None = None,
    sink: BinaryIO | None = None,
    *,
    workers: int = 1,
    watch: Watch = bool,
) -> bool:
    """Answer the stream until it ends. Is there an answer for which `watch` holds?

    With `workers` > 1, `answer` and `watch` must be module-level functions, or partials of such.
    """
    source, sink = source or sys.stdin.buffer, sink or sys.stdout.buffer
    seen = False
    # Answers are trees without cycles: looking for cycles among them costs a fifth of the time and finds none.
    gc.disable()
    try:
        with _Pool(answer, watch, workers) as pool:
            begun: deque[Iterable[tuple[bytes, bool]]] = deque()
            for lines in batches(source):
                if lines:
                    begun.append(pool.answers(lines))
                # With more at hand, the next batch is given out before the answers to this one are awaited.
                keep = AHEAD if _at_hand(source) else 0
                while len(begun) > keep:
                    seen = _written(begun.popleft(), sink) or seen
            while begun:
                seen = _written(begun.popleft(), sink) or seen
    finally:
        gc.enable()
    return seen


def _written(answers: Iterable[tuple[bytes, bool]], sink: BinaryIO) -> bool:
    seen = False
    for found, watched in answers:
        sink.write(found)
        seen = seen or watched
    sink.flush()
    return seen


def batches(source: BinaryIO) -> Iterator[list[bytes]]:
    """Complete lines, as many as are there; none, if only a part of one has come.

    An overlong line is given as its first LONGEST_LINE + 1 bytes.
    """
    rest: list[bytes] = []
    held = 0
    while chunk := _available(source):
        head, newline, tail = chunk.rpartition(b"\n")
        if newline:
            lines = b"".join([*rest, head]).split(b"\n")
            rest, held = [tail], len(tail)
            yield [line for line in lines if line.strip()]
        else:
            if held <= LONGEST_LINE:
                rest.append(tail)
                held += len(tail)
            yield []
    if (last := b"".join(rest)).strip():
        yield [last]


def _at_hand(source: BinaryIO) -> bool:
    """Whether reading on would not have to wait."""
    try:
        return bool(select.select([source.fileno()], [], [], 0)[0])
    except (OSError, AttributeError, ValueError):
        return True


def _available(source: BinaryIO) -> bytes:
    """What can be read now; waits only while there is nothing."""
    try:
        number = source.fileno()
    except (OSError, AttributeError):
        return source.read(MOST_BYTES)
    chunks = [os.read(number, 1 << 20)]
    size = len(chunks[0])
    while chunks[-1] and size < MOST_BYTES and select.select([number], [], [], 0)[0]:
        chunks.append(os.read(number, 1 << 20))
        size += len(chunks[-1])
    return b"".join(chunks)


def answered(answer: Batch, lines: Sequence[bytes]) -> list[Answer]:
    """One answer for each line, in order."""
    given = [_parsed(line) for line in lines]
    found = iter(answer([one for one in given if not isinstance(one, InvalidInput)]))
    return [refusal(None, one) if isinstance(one, InvalidInput) else next(found) for one in given]


def encoded(answer: Batch, watch: Watch, lines: Sequence[bytes]) -> tuple[bytes, bool]:
    """The answers as lines ready to be written, and whether `watch` holds for one of them."""
    gc.disable()  # in a worker process nobody else did
    answers = answered(answer, lines)
    return "".join(map(_line, answers)).encode(), any(map(watch, answers))


def _line(found: Answer) -> str:
    return _dumps(found) + "\n"


def each(answer: Callable[[Answer], Answer]) -> Batch:
    """A batch function from one that answers a single object; an object that cannot be used is answered by its error."""
    return partial(_each, answer)


def _each(answer: Callable[[Answer], Answer], given: Sequence[Answer]) -> list[Answer]:
    return [attempt(answer, one) for one in given]


def attempt(answer: Callable[[Answer], Answer], one: Answer) -> Answer:
    try:
        return answer(one)
    except InvalidInput as error:
        return refusal(one.get("id"), error)
    except Exception as error:  # a stream of a million lines must not stop at one that we did not foresee
        return refusal(
            one.get("id"),
            f"this line could not be handled ({type(error).__name__}: {error}); please report it",
        )


def refusal(identity: object, error: object) -> Answer:
    return {"id": identity, "error": str(error)}


def _parsed(line: bytes) -> Answer | InvalidInput:
    if len(line) > LONGEST_LINE:
        return InvalidInput(f"this line is longer than {LONGEST_LINE >> 20} MB; give one message a line")
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return InvalidInput("this line is not UTF-8; save the file as UTF-8")
    except (ValueError, RecursionError) as error:
        return InvalidInput(f"this line is not whole JSON ({error}); give one object a line")
    if not isinstance(found, dict):
        return InvalidInput('this line is not a JSON object; give one object a line, such as {"id": 1, …}')
    return found


class _Pool:
    """Shares big batches among processes, which are started only when the first big batch comes."""

    def __init__(self, answer: Batch, watch: Watch, workers: int) -> None:
        self.work, self.workers = partial(encoded, answer, watch), workers
        self.pool: Executor | None = None

    def __enter__(self) -> "_Pool":
        return self

    def __exit__(self, *_error: object) -> None:
        if self.pool is not None:
            self.pool.shutdown()

    def answers(self, lines: list[bytes]) -> Iterable[tuple[bytes, bool]]:
        """The answers as they become ready; a big batch is begun at once."""
        if self.workers < 2 or len(lines) < WORTH_SHARING:
            return [self.work(lines)]
        if self.pool is None:
            from concurrent.futures import ProcessPoolExecutor

            self.pool = ProcessPoolExecutor(self.workers)
        size = min(-(-len(lines) // self.workers), MOST_LINES)
        parts = [lines[start : start + size] for start in range(0, len(lines), size)]
        return self.pool.map(self.work, parts)
