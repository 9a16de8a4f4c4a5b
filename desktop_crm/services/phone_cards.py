"""存到手机通讯录: customers and contacts as cards that a phone takes in."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..domain import phones
from ..domain.errors import UserError
from ..domain.fields import Entity
from ..exchange.writers.vcard import Card, write_cards
from .core import Core
from .present import Plain, records

PART = 2000
KINDS = ("contact", "customer")


def write(core: Core, e: Entity, rids: Sequence[int], out: Path) -> int:
    """How many cards. Raises UserError for records that are no people and no firms."""
    if e.name not in KINDS:
        raise UserError(
            f"{e.zh}不能存成通讯录名片（.vcf），可以：联系人、客户",
            f"{e.en} records cannot be saved as cards (.vcf); contacts and customers can",
        )
    return write_cards(out, _cards(core, e, rids))


def _cards(core: Core, e: Entity, rids: Sequence[int]) -> Iterator[Card]:
    for start in range(0, len(rids), PART):
        for record in records(core.db, core.entities, e, rids[start : start + PART]):
            yield _card(record)


def _card(record: Plain) -> Card:
    numbers = [*_numbers(record.get("mobile")), *_numbers(record.get("phone"))]
    birthday = str(record.get("birthday") or "")
    lunar = birthday.startswith("lunar:")
    company = record.get("customer")
    notes = [str(record.get("notes") or ""), f"农历生日 {birthday.removeprefix('lunar:')}" if lunar else ""]
    return Card(
        name=str(record["name"]),
        company=str(company["label"]) if isinstance(company, dict) else "",
        department=str(record.get("department") or ""),
        job_title=str(record.get("job_title") or ""),
        mobiles=[n for n in numbers if phones.is_mobile(n)],
        phones=[n for n in numbers if not phones.is_mobile(n)],
        email=str(record.get("email") or ""),
        birthday=""
        if lunar or not birthday
        else birthday
        if birthday[:4].isdecimal()
        else f"--{birthday.replace('-', '')}",
        address=str(record.get("address") or ""),
        notes="\n".join(filter(None, notes)),
    )


def _numbers(cell: Any) -> list[str]:
    """As typed where the cell holds one; each of several by itself."""
    if not cell:
        return []
    found = phones.numbers(str(cell))
    return [str(cell).strip()] if len(found) <= 1 else found
