"""What stands there when the day has nothing in it."""

from ....services.day import Entry, Item
from ...widgets.state_view import StateView
from ...wording import Wording


class Nothing(StateView):
    def say_free(self, following: Entry | None, item: Item | None, wording: Wording) -> None:
        hint = ""
        if following and item:
            what = " ".join(filter(None, (item.text, item.about.customer or item.about.label if item.about else "")))
            hint = self.tr("下一件：{0} {1}").format(wording.day(following.due), what)
        self.say("calendar-check", self.tr("今天没有要跟进的"), hint, "", self.tr("看看谁很久没联系"))

    def say_empty_office(self) -> None:
        self.say(
            "file-spreadsheet",
            self.tr("把客户表拖进来就行"),
            self.tr("有了客户，该回访谁、什么时候回访，都会列在这里"),
            self.tr("导入 Excel"),
            self.tr("看示例"),
        )

    def say_reading(self) -> None:
        self.say("clock", self.tr("正在读今天的事…"))

    def say_wrong(self, why: str) -> None:
        self.say("circle-alert", self.tr("今天的事没能读出来"), why, self.tr("再试一次"), token="bad")
