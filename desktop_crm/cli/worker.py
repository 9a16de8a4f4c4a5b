"""`--worker`: the window's child process for long work. The same sub-commands; JSON lines on standard output.

    {"progress": [phase, done, total]} …   then   {"result": {…}}   or   {"error": "sentence"}

`take-in` is a talk instead (held_import); for the others standard input tells only one thing. In both, when it closes, the work
is not wanted any more.
"""

import _thread
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from queue import SimpleQueue
from typing import Any

from . import failing, output, run, words

OFTEN = 0.05
NICE, BELOW_NORMAL = 5, 0x4000
TALK = "take-in"


def main(argv: Sequence[str]) -> int:
    output.speak_utf8()
    _give_way()
    lines: SimpleQueue[bytes | None] = SimpleQueue()
    threading.Thread(target=_watch, args=(0, lines.put, _thread.interrupt_main), daemon=True).start()
    try:
        if words.command_of(argv) == TALK:
            return _talk(argv, lines)
        answer = run.execute(argv, _progress(), lambda answer, _: answer)
        line: dict[str, Any] = {"result": answer.document}
        code = answer.code
    except BaseException as error:
        code, sentence = failing.explain(error, run.language(argv), run.folder(argv), words.command_of(argv))
        line = {"error": sentence}
    output.write(output.document(line))
    return code


def _give_way() -> None:
    """The window comes first."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), BELOW_NORMAL)
    else:
        os.nice(NICE)


def _talk(argv: Sequence[str], lines: "SimpleQueue[bytes | None]") -> int:
    from . import held_import

    def requests() -> Iterator[dict[str, Any]]:
        while (line := lines.get()) is not None:
            yield json.loads(line)

    def say(answer: dict[str, Any]) -> None:
        output.write(output.document(answer))

    held_import.serve(run.folder(argv), run.language(argv), requests(), say, _progress())
    return failing.DONE


def _watch(fd: int, take: Callable[[bytes | None], None], stop: Callable[[], None]) -> None:
    """Reads the descriptor itself: a thread that waits in sys.stdin would hold its lock when the program ends."""
    rest = b""
    try:
        while more := os.read(fd, 65536):
            *whole, rest = (rest + more).split(b"\n")
            for line in whole:
                take(line)
    except OSError:
        pass
    take(None)
    stop()


def _progress() -> Callable[[str, int, int], None]:
    told, phase_told = 0.0, ""

    def tell(phase: str, done: int, total: int) -> None:
        nonlocal told, phase_told
        now = time.monotonic()
        if now - told >= OFTEN or (total and done >= total) or phase != phase_told:
            told, phase_told = now, phase
            output.write(output.document({"progress": [phase, done, total]}))

    return tell
