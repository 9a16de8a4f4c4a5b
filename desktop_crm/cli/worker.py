"""`--worker`: the window's child process for long work. The same sub-commands; JSON lines on standard output.

    {"progress": [phase, done, total]} …   then   {"result": {…}}   or   {"error": "sentence"}

Its standard input tells it only one thing: when it closes, the work is not wanted any more.
"""

import _thread
import os
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from . import failing, output, run, words

OFTEN = 0.05


def main(argv: Sequence[str]) -> int:
    output.speak_utf8()
    threading.Thread(target=_watch, args=(0, _thread.interrupt_main), daemon=True).start()
    try:
        answer = run.execute(argv, _progress(), lambda answer, _: answer)
        line: dict[str, Any] = {"result": answer.document}
        code = answer.code
    except BaseException as error:
        code, sentence = failing.explain(error, run.language(argv), run.folder(argv), words.command_of(argv))
        line = {"error": sentence}
    output.write(output.document(line))
    return code


def _watch(fd: int, stop: Callable[[], None]) -> None:
    """Reads the descriptor itself: a thread that waits in sys.stdin would hold its lock when the program ends."""
    try:
        while os.read(fd, 1024):
            pass
    except OSError:
        pass
    stop()


def _progress() -> Callable[[str, int, int], None]:
    told = 0.0

    def tell(phase: str, done: int, total: int) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told >= OFTEN or (total and done >= total):
            told = now
            output.write(output.document({"progress": [phase, done, total]}))

    return tell
