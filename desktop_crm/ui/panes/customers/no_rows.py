"""What stands there when no customer is shown, and what to do about it."""

from ...models.feed import Feed, State
from ...widgets.state_view import StateView


class NoRows(StateView):
    def tell(self, feed: Feed) -> None:
        if feed.state is State.EMPTY:
            self.say(
                "file-spreadsheet",
                self.tr("把客户表拖进来就行"),
                self.tr("Excel 或 CSV，表头怎么写都可以，电话和名称会自己认出来"),
                self.tr("导入 Excel"),
                self.tr("看示例"),
            )
        elif feed.state is State.NO_HIT:
            self.say("search", self.tr("没有“{0}”").format(feed.text), "", self.tr("清除搜索"))
        else:
            self.say("circle-alert", self.tr("客户没能读出来"), feed.error, self.tr("再试一次"), token="bad")
