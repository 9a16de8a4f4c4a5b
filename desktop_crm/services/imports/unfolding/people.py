"""Who stands in a cell: “张三（采购） 13800138000 / 李四 13900139000” are two people."""

import re
from dataclasses import dataclass, field

from ....domain import phones

_BETWEEN = re.compile(r"\s*[/／;；\n|]\s*|\s*[、,，]\s*(?=[^\x00-\x7f]|\+?\d{7})")
_PHONE = re.compile(r"(\+?(?:\(\d{2,4}\)|（\d{2,4}）)?\d[\d－ -]{4,}\d(?:\s*(?:转|ext\.?|分机)\s*\d{1,6})?)")
_LABEL = re.compile(
    r"(?:手机|电话|座机|固话|联系方式|联系人|姓名|tel|mobile|phone|mob)(?:号码?)?\s*[:：.]*", re.IGNORECASE
)
_ASIDE = re.compile(r"(.+?)\s*[（(【]([^（()）】]+)[)）】]")
_TITLE = re.compile(
    r".{0,6}(?:经理|总监|主任|部长|主管|科长|处长|会计|出纳|工程师|董事长?|总裁|厂长|老板|助理|专员|采购|财务|销售|技术|校长|院长|店长|法人|负责人)"
)
_EDGE = " \t　:：-—,，.。"


@dataclass(slots=True)
class Person:
    name: str = ""
    phones: list[str] = field(default_factory=list)
    job_title: str = ""


def people(text: str) -> list[Person]:
    """In the order they stand; a number belongs to the name before it, one before every name to nobody."""
    text = text.strip()
    if len(text) <= 4 and text.isalpha():
        return [Person(text)]
    found: list[Person] = []
    for piece in _pieces(text):
        for i, part in enumerate(_PHONE.split(piece)):
            part = part.strip(_EDGE) if i % 2 == 0 else part.strip()
            if not part:
                continue
            if i % 2:
                if not found:
                    found.append(Person())
                found[-1].phones.append(part)
            else:
                _take_words(part, found)
    return [p for p in found if p.name or p.phones]


def split_phones(numbers: list[str]) -> tuple[str, str]:
    """(mobile, phone): as typed, several joined."""
    mobile = [n for n in numbers if phones.is_mobile(n)]
    return ", ".join(dict.fromkeys(mobile)), ", ".join(dict.fromkeys(n for n in numbers if n not in mobile))


def _pieces(text: str) -> list[str]:
    return [piece for piece in _BETWEEN.split(text) if piece and piece.strip()]


def _take_words(words: str, found: list[Person]) -> None:
    if found and (aside := re.fullmatch(r"[（(【]([^（()）】]+)[)）】]", words)):
        found[-1].job_title = found[-1].job_title or aside[1].strip()
        return
    plain = _LABEL.sub(" ", words).strip(_EDGE)
    if not plain:
        return
    if found and not found[-1].name:
        found.append(Person())
    name, title = _name_and_title(plain)
    found.append(Person(name, job_title=title))


def _name_and_title(words: str) -> tuple[str, str]:
    if aside := _ASIDE.fullmatch(words):
        return aside[1].strip(), aside[2].strip()
    first, blank, last = words.partition(" ")
    if blank and re.fullmatch("[一-龥·]{2,4}", first) and _TITLE.fullmatch(last.strip()):
        return first, last.strip()
    if blank and re.fullmatch("[一-龥·]{2,4}", last.strip()) and _TITLE.fullmatch(first):
        return last.strip(), first
    return words, ""
