"""What stands there when the board has no card to show, and what to do about it."""

from ...widgets.state_view import StateView


class NoCards(StateView):
    def tell_empty(self, *, sample: bool) -> None:
        self.say(
            "square-kanban",
            self.tr("把第一个商机记下来"),
            self.tr("客户、金额、预计什么时候成交；拖着卡片走完每个阶段"),
            self.tr("新建商机"),
            self.tr("看示例") if sample else "",
        )
        self._rank("primary")

    def tell_no_hit(self, text: str, *, owner: bool) -> None:
        sentence = self.tr("没有“{0}”").format(text) if text else self.tr("这位负责人还没有商机")
        hint = self.tr("只找了一位负责人的商机") if text and owner else ""
        self.say("search", sentence, hint, self.tr("清除筛选"))
        self._rank("")

    def tell_error(self, words: str) -> None:
        self.say("circle-alert", self.tr("商机没能读出来"), words, self.tr("再试一次"), token="bad")
        self._rank("")

    def _rank(self, name: str) -> None:
        """One primary button a page: while there are deals it stands in the head."""
        if self.button.objectName() != name:
            self.button.setObjectName(name)
            self.button.style().unpolish(self.button)
            self.button.style().polish(self.button)
