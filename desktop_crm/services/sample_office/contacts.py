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
    def __init__(self, dice: Dice, sheets: Sheets, people: People, places: Places, detail: float) -> None:
        """`detail` is how much of what an office may know of a person is filled in."""
        self._dice, self._sheets, self._people, self._places, self._detail = dice, sheets, people, places, detail
        self._posts: dict[str, list[tuple[str, str, str, str]]] = {}
        for line in lines("titles"):
            head, _, rest = line.partition("|")
            letters, weight = head.split()
            for letter in letters:
                self._posts.setdefault(letter, []).extend([_four(rest)] * int(weight))
        self._first = {  # the main contact has a say
            letter: [post for post in posts if letter == "p" or post[3] not in ("user", "finance")]
            for letter, posts in self._posts.items()
        }

    def write(self, client: Client, users: Sequence[Id], tags: Mapping[str, Id]) -> None:
        random, dice, people, sheets, detail = self._dice.random, self._dice, self._people, self._sheets, self._detail
        letter, owner = client.org.letter, users[client.owner] if client.owner is not None else None
        held: list[str] = []
        for place in range(dice.pick(_HOW_MANY[letter])):
            department, title, suffix, role = dice.pick(self._posts[letter] if place else self._first[letter])
            while title in held:
                department, title, suffix, role = dice.pick(self._posts[letter])
            held.append(title)
            name, surname, male = person = people.person()
            if suffix:
                polite = surname + suffix
            elif letter != "p" and len(surname) == 1 and random() < 0.4:
                polite = f"小{surname}"
            else:
                polite = person.polite
            left = place > 0 and random() < 0.12
            id = sheets.id()
            if not left:
                client.contacts.append((id, polite, role))
            more = random() / detail  # one of these at most
            sheets.add(
                "contact", id, client.id, owner, name, polite, "male" if male else "female", department or None, title, role,
                people.mobile() if random() < 0.96 else None,
                f"{self._places.phone(client.org.city)}-{dice.between(801, 868)}" if more < 0.08 and letter != "p" else None,
                people.wechat(person) if random() < 0.22 * detail else None,
                str(dice.between(20000000, 2999999999)) if 0.1 < more < 0.15 else None,
                people.email(person, client.org.brand) if 0.2 < more < 0.27 and client.org.brand else None,
                people.birthday() if random() < 0.32 else None,
                "left" if left else "active", int(place == 0),
                dice.pick(_HABITS) if 0.3 < more < 0.34 and not left else None,
                sort_key(name, True),
            )  # fmt: skip
            if role == "decision" and 0.4 < more < 0.46:
                sheets.add("contact_tag", sheets.id(), id, tags["重点"])


def _four(cut: str) -> tuple[str, str, str, str]:
    department, title, suffix, role = cut.split("|")
    return department, title, suffix, role
