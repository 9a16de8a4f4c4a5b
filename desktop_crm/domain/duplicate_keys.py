"""Keys under which two spellings are the same thing.

tag_key and option_key feed UUIDv5 on every PC: changing what they return makes twins in shared offices.
"""

import re
import unicodedata
from functools import cache

_LEGAL = "股份有限责任公司|有限责任公司|股份有限公司|有限公司"
_ENDINGS = r"(?:(?<![分子])公司|集团|股份)$"
_ENGLISH = r"(?:^|[\W_]+)(?:company|corporation|incorporated|limited|corp|inc|llc|llp|ltd|plc|gmbh|pte|pty|co)[\W_]*$"


def name_key(name: str) -> str:
    """What is left of a name without its legal form. "" only for a blank name: a key never claims that all are equal."""
    if _hanzi().fullmatch(name):  # folding and English forms have no say: most names, several times faster
        folded = key = name
    else:
        folded = key = _fold(name)
        while (shorter := re.sub(_ENGLISH, "", key)) != key:
            key = shorter
        key = _letters(key)
    while (shorter := re.sub(_ENDINGS, "", re.sub(_LEGAL, "", key))) != key:
        key = shorter
    return key or _letters(folded) or folded


@cache
def _hanzi() -> re.Pattern[str]:
    return re.compile("[一-龥]+")


def product_key(name: str) -> str:
    """Without case, blanks and punctuation; but marks between digits count (1.5L is not 15L), and so does `+`."""
    folded = _fold(re.sub("[™℠]", "", name)) or _fold(name)
    key = re.sub(r"(?<=\d) ?[*×x] ?(?=\d)", "x", folded)
    return _letters(key, r"\+|(?<=\d)[-./](?=\d)") or folded


def tag_key(label: str) -> str:
    return _fold(label)


def option_key(label: str) -> str:
    return _fold(label)


def _fold(text: str) -> str:
    """NFKC twice: case folding may leave text that is not normalised."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    visible = "".join(c for c in folded if unicodedata.category(c) not in ("Cf", "Cc") or c.isspace())
    return " ".join(visible.split())


def _letters(text: str, also: str = r"(?!)") -> str:
    kept = {m.start() for m in re.finditer(also, text)}
    return "".join(c for i, c in enumerate(text) if c.isalnum() or i in kept or unicodedata.category(c)[0] == "M")
