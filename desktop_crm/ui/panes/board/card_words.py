"""What a card says, put into words when it is first drawn."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ....services.cards import Card, Stage
from ...wording import NOTHING, Said, Wording
from . import amounts

translate = QCoreApplication.translate
MARK = 2
"""Letters of an owner's name on a card."""


class CardWords:
    """Made for each card that is drawn."""

    __slots__ = ("about", "amount", "card", "day", "mark", "title", "when")

    def __init__(self, card: Card, stage: Stage, wording: Wording) -> None:
        self.card = card
        self.title, self.about = names(card)
        self.when = _when(card, wording)
        self.amount = "" if card.amount is None else amounts.full(card.amount, card.currency or "CNY")
        self.day = _day(card, stage, wording)
        self.mark = mark(card.owner)


def names(card: Card) -> tuple[str, str]:
    """The deal and its customer. `宏达印务 彩机续租` of 无锡宏达印务有限公司 says 彩机续租, 宏达印务."""
    head, _, rest = card.name.strip().partition(" ")
    rest = rest.strip()
    known = card.short_name or card.customer
    if rest and len(head) > 1 and (head == card.short_name or head in card.customer):
        return rest, card.short_name or head
    return card.name.strip(), known


def mark(owner: str) -> str:
    """陈晓, 建国; of another script the initials."""
    words = owner.split()
    if not words:
        return ""
    if words[0].isascii():
        return "".join(w[0] for w in words[:MARK]).upper()
    return words[0][-MARK:]


def label(stage: Stage, lang: str) -> str:
    return stage.label_en if lang == "en" else stage.label


def tip(words: CardWords, stage: Stage, wording: Wording) -> str:
    card = words.card
    lines = [card.name, card.customer]
    if card.stalled:
        lines.append(translate("Board", "{0} 天没有进展").format(card.stalled))
    if card.talked_at:
        lines.append(translate("Board", "最近跟进：{0}").format(wording.moment(card.talked_at)))
    if card.next_at:
        lines.append(translate("Board", "下次跟进：{0}").format(wording.moment(card.next_at)))
    if stage.closed and card.closed_on:
        lines.append(translate("Board", "结束：{0}").format(wording.day(card.closed_on)))
    elif card.expected_on:
        lines.append(translate("Board", "预计成交：{0}").format(wording.day(card.expected_on)))
    if card.owner:
        lines.append(translate("Board", "负责人：{0}").format(card.owner))
    return "\n".join(filter(None, lines))


def place(words: CardWords, stage: Stage, lang: str, row: int, count: int) -> str:
    """For those who listen."""
    said = translate("Board", "{0}，阶段 {1}，第 {2} 张，共 {3} 张")
    return said.format(words.card.name, label(stage, lang), row + 1, count)


def _when(card: Card, wording: Wording) -> Said:
    if card.stalled:
        return Said(translate("Board", "停滞 {0} 天").format(card.stalled), "warn")
    return Said(wording.day(card.talked_at[:10]), "text2") if card.talked_at else NOTHING


def _day(card: Card, stage: Stage, wording: Wording) -> Said:
    if stage.closed:
        return Said(wording.day(card.closed_on), "text3") if card.closed_on else NOTHING
    if not card.expected_on:
        return NOTHING
    if stage.kind != "open":
        return Said(wording.day(card.expected_on), "text3")
    said = wording.due(card.expected_on)
    return Said(said.text, "text2") if said.tone == "text" else said
