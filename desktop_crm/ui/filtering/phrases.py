"""A condition in words, short enough for a chip: 级别：重点、普通 · 最近跟进：30 天前 · 地区：含“杭州”."""

import re
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from ...domain import values
from ...domain.errors import BadValue
from ...domain.fields import Entity, Field, Kind
from ...domain.filter import Group, Node, Not, Test, write
from ..wording import DUE
from .conditions import field_of, is_about_days

translate = QCoreApplication.translate
FEW = 2
"""More words than these are told by their number."""
Span = tuple[str, str]


def nothing() -> str:
    return translate("Filtering", "（空）")


def spans_of(f: Field) -> dict[Span, str]:
    """The spans of days that are offered, in order, in words."""
    near = {
        ("=", "today"): translate("Filtering", "今天"),
        ("=", "this week"): translate("Filtering", "本周"),
        ("=", "this month"): translate("Filtering", "本月"),
    }
    if f.name in DUE:
        return {
            ("<", "today"): translate("Filtering", "逾期"),
            ("=", "today"): near["=", "today"],
            ("=", "tomorrow"): translate("Filtering", "明天"),
            ("=", "this week"): near["=", "this week"],
            ("=", "next week"): translate("Filtering", "下周"),
            ("=", "this month"): near["=", "this month"],
        }
    return {
        **near,
        ("=", "last month"): translate("Filtering", "上月"),
        ("<", "-30d"): translate("Filtering", "30 天前"),
        ("<", "-90d"): translate("Filtering", "90 天前"),
    }


class Phrases:
    """`choices` is field → code → label."""

    def __init__(self, e: Entity, lang: str, choices: Mapping[str, Mapping[str, str]]) -> None:
        self._entity, self._lang, self.choices = e, lang, choices

    def say(self, node: Node) -> str:
        f = field_of(self._entity, node)
        if f is not None and (value := self._value(f, node)):
            return translate("Filtering", "{0}：{1}").format(f.label(self._lang), value)
        return self._mixed(node)

    def _mixed(self, node: Node) -> str:
        if isinstance(node, Group):
            word = translate("Filtering", " 且 ") if node.all else translate("Filtering", " 或 ")
            return word.join(f"({self.say(p)})" if isinstance(p, Group) else self.say(p) for p in node.parts)
        if isinstance(node, Not):
            return translate("Filtering", "不是 {0}").format(self.say(node.part))
        return write(node)

    def _value(self, f: Field, node: Node) -> str:
        if isinstance(node, Not):
            part = node.part
            if isinstance(part, Test) and part.op == "empty":
                return translate("Filtering", "不空")
            said = self._value(f, part)
            return translate("Filtering", "不是 {0}").format(said) if said else ""
        if isinstance(node, Group):
            said = [self._value(f, p) for p in node.parts]
            if not all(said):
                return ""
            return (" " if node.all else translate("Filtering", " 或 ")).join(said)
        return self._test(f, node)

    def _test(self, f: Field, test: Test) -> str:
        if test.op == "empty":
            return nothing()
        if is_about_days(f):
            return self._days(f, test)
        words = [self._word(f, w) for w in test.values]
        if test.op == "~":
            return translate("Filtering", "含“{0}”").format(words[0])
        if test.op in ("=", "in", "has"):
            comma = "、" if self._lang == "zh" else ", "
            if len(words) > FEW:
                return translate("Filtering", "{0}等 {1} 个").format(comma.join(words[:FEW]), len(words))
            return comma.join(words)
        if test.op == "!=":
            return translate("Filtering", "不是 {0}").format(words[0])
        sign = {">=": "≥", "<=": "≤"}.get(test.op, test.op)
        return f"{sign} {words[0]}"

    def _word(self, f: Field, word: str) -> str:
        if f.kind is Kind.FLAG:
            try:
                return translate("Wording", "是") if values.parse(f, word) else translate("Wording", "否")
            except BadValue:
                return word
        return self.choices.get(f.name, {}).get(word, word)

    def _days(self, f: Field, test: Test) -> str:
        word = test.values[0]
        if (test.op, word) in (offered := spans_of(f)):
            return offered[test.op, word]
        said = _day(word)
        match test.op:
            case "=":
                return said
            case ">=":
                return translate("Filtering", "从 {0}").format(said)
            case "<=":
                return translate("Filtering", "到 {0}").format(said)
            case "<":
                return translate("Filtering", "{0}之前").format(said)
            case ">":
                return translate("Filtering", "{0}之后").format(said)
        return f"{test.op} {said}"


def _day(word: str) -> str:
    named = {
        "today": translate("Filtering", "今天"),
        "yesterday": translate("Filtering", "昨天"),
        "tomorrow": translate("Filtering", "明天"),
        "this week": translate("Filtering", "本周"),
        "last week": translate("Filtering", "上周"),
        "next week": translate("Filtering", "下周"),
        "this month": translate("Filtering", "本月"),
        "last month": translate("Filtering", "上月"),
        "next month": translate("Filtering", "下月"),
        "this year": translate("Filtering", "今年"),
    }
    if word in named:
        return named[word]
    if m := re.fullmatch(r"([+-])(\d+)d", word):
        ago = translate("Filtering", "{0} 天前") if m[1] == "-" else translate("Filtering", "{0} 天后")
        return ago.format(m[2])
    return word
