"""Rows as the XML of a sheet: one template for each pattern of types, filled by one format call. Text stays text."""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from operator import itemgetter
from typing import Any, NamedTuple

from ...domain.fields import Kind
from ..table import CUT, LONGEST, Flaw, column_letters
from .convert import BY_KIND, BY_TYPE, Convert


class Style(Enum):
    HEADER = "header"
    TEXT = "text"
    PLAIN = "plain"
    MONEY = "money"
    DATE = "date"
    TIME = "time"


STYLE_OF: Mapping[Kind, Style] = {
    Kind.MONEY: Style.MONEY,
    Kind.NUMBER: Style.PLAIN,
    Kind.DATE: Style.DATE,
    Kind.TIME: Style.TIME,
}
"""Of a column; every other kind is text."""

_BEYOND_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_LONE = re.compile("[\ud800-\udfff]")
_EDGES = re.compile(r"\|[ \t\n]|[ \t\n]\|")
_AT_ONCE = 1000
_PATTERNS = 2000


def escape(text: str) -> str:
    """As it stands between <t> and </t>; what XML cannot hold becomes _xHHHH_, as Excel writes it."""
    if len(text) > LONGEST:
        text = text[: LONGEST - 1] + CUT
    text = _BEYOND_XML.sub(lambda m: f"_x{ord(m[0]):04X}_", _LONE.sub("", text))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class _Pattern(NamedTuple):
    template: str
    converts: tuple[tuple[int, Convert], ...]
    texts: tuple[int, ...]
    pick: Callable[[Sequence[object]], tuple[str, ...]]
    filled: Callable[[Sequence[object]], tuple[object, ...]]


class RowMaker:
    def __init__(self, kinds: Sequence[Kind], style_ids: Mapping[Style, int]) -> None:
        self._kinds = kinds
        self._ids = style_ids
        self._letters = [column_letters(i) for i in range(len(kinds))]
        self._patterns: dict[tuple[type, ...], _Pattern | None] = {}

    def header(self, names: Sequence[str]) -> str:
        return self._row(1, [self._text(i, escape(name), Style.HEADER) for i, name in enumerate(names)])

    def chunks(self, rows: Iterable[Sequence[object]], first: int) -> Iterator[tuple[int, str]]:
        """How many rows, and their XML."""
        made: list[str] = []
        for number, row in enumerate(rows, first):
            made.append(self._xml(number, row))
            if len(made) == _AT_ONCE:
                yield _AT_ONCE, "".join(made)
                made.clear()
        yield len(made), "".join(made)

    def _xml(self, number: int, row: Sequence[object]) -> str:
        types = tuple(map(type, row))
        try:
            pattern = self._patterns[types]
        except KeyError:
            if len(types) != len(self._kinds):
                raise ValueError(f"{len(types)} cells for {len(self._kinds)} columns") from None
            if len(self._patterns) >= _PATTERNS:
                self._patterns.clear()
            pattern = self._patterns[types] = self._pattern(types)
        if pattern is None:
            return self._one_by_one(number, row)
        template, converts, texts, pick, filled = pattern
        joined = "|".join(pick(row))
        simple = joined.isprintable()  # no control character or line end: ten times as fast as a pattern
        if len(joined) >= LONGEST or ((" " in joined or not simple) and _EDGES.search(f"|{joined}|")):
            return self._one_by_one(number, row)
        cells = list(row)
        for i, convert in converts:
            value = cells[i] = convert(cells[i])
            if value is None:
                return self._one_by_one(number, row)
        if not simple or "&" in joined or "<" in joined or ">" in joined or "_" in joined:
            for i in texts:
                cells[i] = escape(cells[i])  # type: ignore[arg-type]
        return template.replace("\0", str(number)) % filled(cells)

    def _pattern(self, types: tuple[type, ...]) -> _Pattern | None:
        """None for types that are turned one by one."""
        inner: list[str] = []
        converts: list[tuple[int, Convert]] = []
        texts: list[int] = []
        for i, kind in enumerate(types):
            if kind is type(None):
                continue
            convert = BY_KIND.get(self._kinds[i]) if kind is str else BY_TYPE.get(kind)
            if convert is not None:
                converts.append((i, convert))
                inner.append(self._value(i, "%s", kind))
            elif kind is str:
                texts.append(i)
                inner.append(self._text(i, "%s", Style.TEXT))
            else:
                return None
        shown = [i for i, kind in enumerate(types) if kind is not type(None)]
        return _Pattern(
            f'<row r="\0">{"".join(inner)}</row>', tuple(converts), tuple(texts), _picker(texts), _picker(shown)
        )

    def _one_by_one(self, number: int, row: Sequence[object]) -> str:
        inner = []
        for i, value in enumerate(row):
            if value is None or value == "":
                continue
            kind = type(value)
            convert = BY_KIND.get(self._kinds[i]) if kind is str else BY_TYPE.get(kind)
            content = convert(value) if convert else None
            if content is None:
                inner.append(self._text(i, escape(_words(value)), Style.TEXT))
            else:
                inner.append(self._value(i, str(content), kind))
        return self._row(number, inner)

    def _row(self, number: int, inner: Sequence[str]) -> str:
        return f'<row r="\0">{"".join(inner)}</row>'.replace("\0", str(number))

    def _text(self, i: int, content: str, style: Style) -> str:
        keep = ' xml:space="preserve"' if content != content.strip() else ""
        return f'<c r="{self._letters[i]}\0" s="{self._ids[style]}" t="inlineStr"><is><t{keep}>{content}</t></is></c>'

    def _value(self, i: int, content: str, kind: type) -> str:
        own = STYLE_OF.get(self._kinds[i], Style.PLAIN)
        if kind is datetime.date or kind is datetime.datetime:
            own = own if own in (Style.DATE, Style.TIME) else Style.TIME if kind is datetime.datetime else Style.DATE
        elif kind is not str and own in (Style.DATE, Style.TIME):
            own = Style.PLAIN
        flag = ' t="b"' if kind is bool else ""
        return f'<c r="{self._letters[i]}\0" s="{self._ids[own]}"{flag}><v>{content}</v></c>'


def _picker(columns: Sequence[int]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """Those cells as a tuple, also when there is one or none."""
    if len(columns) > 1:
        return itemgetter(*columns)
    return (lambda row: (row[columns[0]],)) if columns else (lambda row: ())


def _words(value: object) -> str:
    if isinstance(value, Flaw):
        return value.value_text
    return value.isoformat(" ") if isinstance(value, datetime.datetime) else str(value)
