"""What can be done, found by its words, their pinyin and their keys."""

import re
import sys
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtGui import QAction, QKeySequence

from .entry import Entry

EXACT, BEGINS, INSIDE, SPELT = range(4)
PRINTED = {"Return": "Enter", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Del": "Delete"}
_QUOTED = re.compile("“(.+?)”")
_PARTS = re.compile("[：:、,]\\s*")


def name_of(action: QAction) -> str:
    """Under which it is remembered, whatever its words say today."""
    return action.objectName() or action.text()


def words_of(action: QAction) -> str:
    return action.text().replace("&", "").rstrip("…")


def keys_text(keys: QKeySequence) -> str:
    """As it is printed on the keys."""
    if sys.platform == "darwin":
        return keys.toString(QKeySequence.SequenceFormat.NativeText)
    return "+".join(PRINTED.get(key, key) for key in keys.toString().split("+"))


def keys_of(action: QAction) -> str:
    return keys_text(action.shortcut())


def offered(actions: Sequence[QAction]) -> list[QAction]:
    return [a for a in actions if a.isEnabled() and a.isVisible() and words_of(a) and not a.isSeparator()]


def entry_of(action: QAction, lit: str = "") -> Entry:
    icon = action.data()
    return Entry(words_of(action), action.trigger, icon if isinstance(icon, str) else "", keys=keys_of(action), lit=lit)


def matching(actions: Sequence[QAction], text: str) -> list[tuple[int, QAction]]:
    """Best first, with how well."""
    wanted = text.casefold().split()
    found = [(rank, a) for a in offered(actions) if (rank := _rank(words_of(a), keys_of(a), wanted)) is not None]
    return sorted(found, key=lambda pair: pair[0])


def _rank(words: str, keys: str, wanted: Sequence[str]) -> int | None:
    worst = EXACT
    for word in wanted:
        rank = _of_word(words.casefold(), keys.casefold(), word)
        if rank is None:
            return None
        worst = max(worst, rank)
    return worst


def _of_word(words: str, keys: str, word: str) -> int | None:
    whole = (words, keys, *_QUOTED.findall(words), *_PARTS.split(words))
    if word in whole:
        return EXACT
    if any(w.startswith(word) for w in whole):
        return BEGINS
    if word in words:
        return INSIDE
    if word.isascii() and any(way.startswith(word) for way in _spellings(words)):
        return SPELT
    return None


@lru_cache(maxsize=512)
def _spellings(words: str) -> tuple[str, ...]:
    """Initials and full pinyin from each word's beginning and from each character on: dr, daoru."""
    from ...domain.pinyin import syllables  # lazy: the readings are loaded when first typed for

    spelt = [s for s in syllables(words) if s.isalnum()]
    return tuple(way for at in range(len(spelt)) for way in ("".join(s[0] for s in spelt[at:]), "".join(spelt[at:])))
