"""People as contact cards (vCard 3.0, RFC 2426: what phones of every make take in)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .whole import replacing

_WIDTH = 75  # bytes of a line before it is folded


@dataclass(frozen=True, slots=True)
class Card:
    name: str
    company: str = ""
    department: str = ""
    job_title: str = ""
    mobiles: Sequence[str] = ()
    phones: Sequence[str] = ()
    email: str = ""
    birthday: str = ""
    """1980-08-05 or --08-05; a lunar one belongs into the notes: a phone would congratulate on the wrong day."""
    address: str = ""
    notes: str = ""


def write_cards(out: Path, cards: Iterable[Card]) -> int:
    """How many. The file is there whole or not at all. Raises UserError."""
    count = 0
    with replacing(out) as file:
        for card in cards:
            file.write(b"".join(_folded(line) for line in _lines(card)))
            count += 1
    return count


def _lines(card: Card) -> Iterable[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"N:{_escaped(card.name)};;;;"
    yield f"FN:{_escaped(card.name)}"
    if card.company or card.department:
        yield f"ORG:{_escaped(card.company)}" + (f";{_escaped(card.department)}" if card.department else "")
    if card.job_title:
        yield f"TITLE:{_escaped(card.job_title)}"
    for number in card.mobiles:
        yield f"TEL;TYPE=CELL:{_escaped(number)}"
    for number in card.phones:
        yield f"TEL;TYPE=WORK,VOICE:{_escaped(number)}"
    if card.email:
        yield f"EMAIL;TYPE=INTERNET:{_escaped(card.email)}"
    if card.birthday:
        yield f"BDAY:{card.birthday}"
    if card.address:
        yield f"ADR;TYPE=WORK:;;{_escaped(card.address)};;;;"
    if card.notes:
        yield f"NOTE:{_escaped(card.notes)}"
    yield "END:VCARD"


def _escaped(text: str) -> str:
    """A line break inside a value is written \\n: no value can begin a line of its own."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "".join(c for c in plain.replace("\r\n", "\n").replace("\n", "\\n") if c.isprintable())


def _folded(line: str) -> bytes:
    """Never inside a letter."""
    out, room = bytearray(), _WIDTH
    for letter in line:
        piece = letter.encode()
        if len(piece) > room:
            out += b"\r\n "
            room = _WIDTH - 1
        out += piece
        room -= len(piece)
    return bytes(out + b"\r\n")
