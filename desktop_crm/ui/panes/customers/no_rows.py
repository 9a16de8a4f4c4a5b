"""What stands there when no customer is shown, and what to do about it."""

from ...models.feed import Feed, State
from ...widgets.state_view import StateView


class NoRows(StateView):
    def tell(self, feed: Feed) -> None:
        asked = feed.asked
        if asked.trashed and feed.state in (State.EMPTY, State.NO_HIT):
            nothing = self.tr("回收站里没有“{0}”").format(asked.text) if asked.text else self.tr("回收站是空的")
            self.say("trash-2", nothing, "", "", self.tr("回到客户"))
        elif feed.state is State.EMPTY:
            self.say(
                "file-spreadsheet",
                self.tr("把客户表拖进来就行"),
                self.tr("Excel 或 CSV，表头怎么写都可以，电话和名称会自己认出来"),
                self.tr("导入 Excel"),
                self.tr("看示例"),
            )
        elif feed.state is State.NO_HIT:
            self.say(
                "search",
                self.tr("没有“{0}”").format(asked.text),
                self.tr("只在筛出的客户里找过") if asked.where else "",
                self.tr("新建客户“{0}”").format(asked.text).replace("&", "&&"),
                self.tr("在全部客户里找") if asked.where else self.tr("清除搜索"),
            )
        elif feed.state is State.FILTERED:
            self.say("list-filter", self.tr("没有符合条件的客户"), "", self.tr("清除筛选"))
        else:
            self.say(
                "circle-alert",
                self.tr("客户没能读出来"),
                feed.error,
                self.tr("再试一次"),
                self.tr("清除筛选") if asked.where else "",
                token="bad",
            )
