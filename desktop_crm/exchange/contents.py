"""What the values of a column are, whatever its header says: mobile numbers, addresses of e-mail, codes, days, firms, people."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice

from ..domain import credit_code
from .table import Row

SAMPLE = 120
_SURE = 0.85
_MOBILE = re.compile(r"(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?:\.0)?")
_EMAIL = re.compile(r"[^\s@,;，；]+@[^\s@,;，；]+\.[A-Za-z]{2,}")
_ID_NO = re.compile(r"[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx]")
_DAY = re.compile(r"(?:19|20)\d\d([-./])\d{1,2}\1\d{1,2}(?:[ T].*)?|(?:19|20)\d\d年\d{1,2}月\d{1,2}[日号]?")
_FIRM = re.compile(
    r".{2,}(?:公司|集团|厂|店|行|院|所|中心|商行|经营部|事务所|学校|医院|银行|酒店|工作室|合作社)(?:[（(].*[)）])?|.+\b(?:Co|Ltd|Inc|LLC|GmbH|Corp)\b\.?",
    re.IGNORECASE,
)
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_PERSON = re.compile("[一-龥]{2,4}")
Kinds = Mapping[int, str]
"""Place of a column → what its values are."""


def kinds_of(rows: Iterable[Row], places: Sequence[int]) -> dict[int, str]:
    """Of these columns, as far as the first rows make it plain."""
    cells: dict[int, list[object]] = {place: [] for place in places}
    for row in islice(rows, SAMPLE):
        for place in places:
            if place < len(row.cells) and (cell := row.cells[place]) not in (None, ""):
                cells[place].append(cell)
    return {place: kind for place, found in cells.items() if found and (kind := _kind(found))}


def _kind(cells: Sequence[object]) -> str:
    texts = [_text(cell) for cell in cells]
    enough = _SURE * len(cells)
    for kind, is_one in _KINDS.items():
        if sum(map(is_one, texts)) >= enough:
            return kind
    if sum(isinstance(cell, date) for cell in cells) >= enough:
        return "date"
    if len(set(texts)) * 2 >= len(texts) and sum(map(is_person, texts)) >= enough:
        return "person"
    return ""


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _is_mobile(text: str) -> bool:
    pieces = [p for p in re.split(r"[,，、/;；\n]+", text) if p.strip()]
    return bool(pieces) and all(_MOBILE.fullmatch(p.strip()) for p in pieces)


def is_person(text: str) -> bool:
    return text[:1] in _SURNAMES and _PERSON.fullmatch(text) is not None


def _matches(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch(text) is not None


_KINDS: Mapping[str, Callable[[str], bool]] = {
    "mobile": _is_mobile,
    "email": _matches(_EMAIL),
    "id_no": _matches(_ID_NO),
    "credit_code": lambda text: len(text) == 18 and credit_code.is_valid(text),
    "date": _matches(_DAY),
    "company": _matches(_FIRM),
}
