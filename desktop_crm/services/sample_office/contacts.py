"""The people at a customer."""

from collections.abc import Mapping, Sequence

from ...domain.ids import Id
from ...domain.pinyin import sort_key
from .dice import Dice
from .people import People
from .places import Places
from .sheets import Sheets
from .story import Client
from .words import lines

_HOW_MANY = {"c": (1, 2, 2, 2, 2, 3, 4), "f": (1, 2, 2, 2, 3, 3, 4), "s": (1, 2, 2, 3), "o": (1, 1, 2), "p": (0, 0, 1)}
_HABITS = (
    "喜欢微信上谈，电话打不通就发语音",
    "下午三点以后比较好找",
    "说话直接，报价不要绕",
    "要求细，资料要发两遍",
    "和老板是亲戚",
)


class Contacts:
    def __init__(self, dice: Dice, sheets: Sheets, people: People, places: Places) -> None:
        self._dice, self._sheets, self._people, self._places = dice, sheets, people, places
        self._titles: dict[str, list[tuple[str, str, str, str]]] = {}
        for line in lines("titles"):
            head, _, rest = line.partition("|")
            letters, weight = head.split()
            for letter in letters:
                self._titles.setdefault(letter, []).extend([_four(rest)] * int(weight))

    def write(self, client: Client, users: Sequence[Id], tags: Mapping[str, Id]) -> None:
        random, dice, people, sheets, letter = (
            self._dice.random,
            self._dice,
            self._people,
            self._sheets,
            client.org.letter,
        )
        held: set[str] = set()
        for place in range(dice.pick(_HOW_MANY[letter])):
            department, title, suffix, role = dice.pick(self._titles[letter])
            while title in held or (place == 0 and role in ("user", "finance") and letter != "p"):
                department, title, suffix, role = dice.pick(self._titles[letter])
            held.add(title)
            person = people.person()
            polite = person.surname + suffix if suffix else person.polite
            if not suffix and random() < 0.4 and letter != "p" and len(person.surname) == 1:
                polite = f"小{person.surname}"
            left = place > 0 and random() < 0.12
            id = sheets.id()
            if not left:
                client.contacts.append((id, polite, role))
            sheets.add(
                "contact", id, client.id, users[client.owner] if client.owner is not None else None,
                person.name, polite, "male" if person.male else "female", department or None, title, role,
                people.mobile() if random() < 0.96 else None,
                f"{self._places.phone(client.org.city)}-{dice.between(801, 868)}" if random() < 0.08 and letter != "p" else None,
                people.wechat(person) if random() < 0.22 else None,
                str(dice.between(20000000, 2999999999)) if random() < 0.05 else None,
                people.email(person, client.org.brand) if client.org.brand and random() < 0.06 else None,
                people.birthday() if random() < 0.32 else None,
                "left" if left else "active", int(place == 0),
                dice.pick(_HABITS) if random() < 0.04 and not left else None,
                sort_key(person.name, True),
            )  # fmt: skip
            if role == "decision" and random() < 0.06:
                sheets.add("contact_tag", sheets.id(), id, tags["重点"])


def _four(cut: str) -> tuple[str, str, str, str]:
    department, title, suffix, role = cut.split("|")
    return department, title, suffix, role
