"""Rows below the header that are no records: totals are left out and named, section titles (一、浙江) become a column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from ..area import Area
from ..table import Row

_TOTAL = re.compile(
    r"(?:本?[页月季年周]?(?:合计|小计|总计|共计|累计)|(?:grand|sub)?[ -]?total|sum)\s*[:：]?\s*(?:[\d,.]+\s*[元位家户条个]?)?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"[（(【\[]?(?:[一二三四五六七八九十百]+|[IVX]+|\d{1,2})[)）】\]]?[、.．:：)）]\s*(\D.*)|[（(][一二三四五六七八九十]+[)）]\s*(.+)"
)
_PROVINCES = [
    "北京",
    "天津",
    "河北",
    "山西",
    "内蒙古",
    "辽宁",
    "吉林",
    "黑龙江",
    "上海",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "广西",
    "海南",
    "重庆",
    "四川",
    "贵州",
    "云南",
    "西藏",
    "陕西",
    "甘肃",
    "青海",
    "宁夏",
    "新疆",
    "台湾",
    "香港",
    "澳门",
    "华东",
    "华南",
    "华北",
    "华中",
    "东北",
    "西北",
    "西南",
]
REGION, GROUP = "地区", "分组"


@dataclass
class Body:
    """What a table's body needs to know before its rows are read; `left_out` fills as they are: row → what it says."""

    header_row: int = 0
    width: int = 0
    merged: Sequence[Area] = ()
    section_column: str = ""
    left_out: dict[int, str] = field(default_factory=dict)

    def rows(self, source: Iterator[Row]) -> Iterator[Row]:
        """Each as wide as the headers, with its section in the last place where there are sections."""
        section: str | None = None
        titles = _titles(self.merged)
        for row in source:
            if row.number <= self.header_row:
                continue
            if (total := total_of(row)) is not None:
                self.left_out[row.number] = total
                continue
            if self.section_column:
                name = section_of(row, titles)
                if name is not None:
                    section = name
                    continue
                yield Row(row.number, (*_sized(row.cells, self.width - 1), section))
            else:
                yield row if len(row.cells) == self.width else Row(row.number, _sized(row.cells, self.width))


def _sized(cells: tuple[object, ...], width: int) -> tuple[object, ...]:
    return cells[:width] if len(cells) > width else cells + (None,) * (width - len(cells))


def total_of(row: Row) -> str | None:
    """What the row calls itself when it is a total: its first filled cell says so."""
    first = next((cell for cell in row.cells if cell is not None), None)
    if first.__class__ is not str or len(str(first)) > 24:
        return None
    text = str(first).strip()
    return text if _TOTAL.fullmatch(re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", text)) else None


def section_of(row: Row, titles: frozenset[int]) -> str | None:
    """Its name, when nothing else stands in the row and it is numbered or spread across the table."""
    filled = [cell for cell in row.cells if cell is not None]
    if len(filled) != 1 or filled[0].__class__ is not str:
        return None
    text = str(filled[0]).strip()
    numbered = _NUMBERED.fullmatch(text)
    if numbered:
        return (numbered[1] or numbered[2]).strip()
    return text if row.number in titles else None


def sections(source: Iterator[Row], header_row: int, merged: Sequence[Area]) -> list[str]:
    """Names of all sections, read through to the end. None where they only name what is above the data."""
    titles = _titles(merged)
    found: list[str] = []
    since = None
    for row in source:
        if row.number <= header_row:
            continue
        name = section_of(row, titles)
        if name is None:
            since = since if total_of(row) is not None else row.number
        else:
            found.append(name)
    return found if since is not None else []


def has_sections(sample: Sequence[Row], header_row: int, merged: Sequence[Area]) -> bool:
    """Whether it is worth reading on to find them all."""
    titles = _titles(merged)
    return any(n > header_row for n in titles) or any(
        row.number > header_row and section_of(row, titles) is not None for row in sample
    )


def column_for(names: Sequence[str]) -> str:
    """What sections of these names are: regions, or groups of the office's own making."""
    return REGION if all(map(is_region, names)) else GROUP


def is_region(name: str) -> bool:
    return bool(re.search("[省市区县州盟]$", name)) or _shortened(name) in _provinces()


def _shortened(name: str) -> str:
    return re.sub("(?:地区|大区|片区|区域)$", "", name)


@cache
def _provinces() -> frozenset[str]:
    return frozenset(_PROVINCES)


def _titles(merged: Sequence[Area]) -> frozenset[int]:
    """Rows in which one cell lies across three columns or more."""
    return frozenset(a.top for a in merged if a.width >= 3 and a.height == 1)
