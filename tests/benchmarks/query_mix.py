"""What people type into the search box, drawn from the file itself: about 600 texts."""

import random
import sqlite3

from desktop_crm.domain.pinyin import syllables

Draw = tuple[str, str, str]


class Mix:
    def __init__(self, db: sqlite3.Connection, seed: int = 99) -> None:
        self._rng, self._db = random.Random(seed), db
        (self._top,) = db.execute("SELECT max(rid) FROM customer").fetchone()
        (self._top_contact,) = db.execute("SELECT coalesce(max(rid), 0) FROM contact").fetchone()

    def texts(self) -> list[str]:
        """All kinds, shuffled."""
        found = [text for texts in self.kinds().values() for text in texts if text]
        self._rng.shuffle(found)
        return found

    def kinds(self) -> dict[str, list[str]]:
        rng, kinds = self._rng, {}
        for k in range(1, 7):
            kinds[f"{k} hanzi of a company"] = [self._part(self._company(), k) for _ in range(25)]
        kinds["a company"] = [self._company() for _ in range(30)]
        kinds["a person"] = [self._person() for _ in range(50)]
        for k in (2, 3, 5):
            kinds[f"{k} initials"] = [self._part(_initials(self._company()), k) for _ in range(20)]
        kinds["initials of a person"] = [_initials(self._person(), True) for _ in range(30)]
        kinds["pinyin of a person"] = ["".join(syllables(self._person(), True)) for _ in range(40)]
        for k in (2, 3, 5, 7, 10):
            kinds[f"{k} letters of pinyin"] = [
                "".join(syllables(self._company(), False)[rng.randrange(3) :])[:k] for _ in range(12)
            ]
        kinds["hanzi and letters"] = [self._mixed() for _ in range(40)]
        for k in range(3, 12):
            kinds[f"{k} digits of a phone"] = [self._part(self._phone(), k) for _ in range(10)]
        kinds["two words"] = [f"{self._person()[:1]} {self._part(self._company(), 2)}" for _ in range(20)]
        kinds["two words of a company"] = [self._two_words() for _ in range(20)]
        kinds["absent hanzi"] = ["".join(rng.choice("魑魅龘靐鲲髓瓯甬") for _ in range(2)) for _ in range(20)]
        kinds["absent digits"] = [f"{rng.randrange(10**10):010d}" for _ in range(15)]
        kinds["absent letters"] = ["".join(rng.choice("vuioaewrk") for _ in range(4)) for _ in range(15)]
        return kinds

    def _row(self, columns: str, kind: str, top: int) -> tuple[str, ...]:
        found = self._db.execute(
            f"SELECT {columns} FROM {kind} WHERE rid >= ? AND trashed_at IS NULL LIMIT 1",
            (self._rng.randrange(1, top + 1),),
        ).fetchone()
        return found or ("",) * len(columns.split(","))

    def _company(self) -> str:
        return self._row("name", "customer", self._top)[0]

    def _person(self) -> str:
        return self._row("name", "contact", self._top_contact)[0] if self._top_contact else self._company()[:3]

    def _phone(self) -> str:
        (text,) = self._row("coalesce(mobile, phone, '')", "customer", self._top)[:1]
        return "".join(c for c in text if c.isdigit())

    def _part(self, text: str, length: int) -> str:
        start = self._rng.randrange(max(1, len(text) - length + 1))
        return text[start : start + length]

    def _two_words(self) -> str:
        name = self._company()
        return f"{name[:2]} {self._part(name[2:], 2)}"

    def _mixed(self) -> str:
        name = self._person()
        spelt = syllables(name, True)
        if self._rng.random() < 0.5:
            return name[:1] + "".join(s[0] for s in spelt[1:])
        return "".join(spelt[:1]) + name[1:]


def _initials(text: str, person: bool = False) -> str:
    return "".join(s[0] for s in syllables(text, person))
