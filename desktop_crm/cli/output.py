"""Standard output: UTF-8 always, one document, and quiet when nobody reads on."""

import io
import json
import os
import sys
import time
from typing import Any

from .call import Progress

_PHASES = {"read": "读取", "match": "比对", "write": "写入", "save": "保存"}


def speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def write(text: str) -> None:
    """A reader that has gone away (`| head`) is no failure."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        # Python flushes again at its end: let that go nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def document(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def say(sentence: str) -> None:
    if sentence:
        print(sentence, file=sys.stderr, flush=True)


def terminal_progress(lang: str) -> Progress:
    """A line on standard error that grows, only where somebody can see it."""
    shown = 0.0

    def tell(phase: str, done: int, total: int) -> None:
        nonlocal shown
        now = time.monotonic()
        if now - shown >= 0.1 or (total and done >= total):
            shown = now
            word = phase if lang == "en" else _PHASES.get(phase, phase)
            print(f"\r{word} {done:,}{f' / {total:,}' if total else ''}\x1b[K", end="", file=sys.stderr, flush=True)

    return tell if sys.stderr.isatty() else silent


def end_progress() -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def silent(phase: str, done: int, total: int) -> None:
    pass
