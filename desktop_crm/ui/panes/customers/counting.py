"""How many: in the status bar."""

from PySide6.QtWidgets import QLabel, QWidget

from ...services.listing import FIRST
from ..models.feed import Feed, State


class Counter(QLabel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="muted")

    def tell(self, feed: Feed, chosen: int) -> None:
        text = ""
        if feed.state is State.ROWS and feed.text:
            text = self.tr("找到 %n 位客户", "", feed.count)
            if feed.count >= FIRST:
                text = self.tr("先列出 {0} 位，再打几个字会更准").format(f"{feed.count:,}")
        elif feed.state is State.ROWS:
            text = self.tr("共 {0} 位客户").format(f"{feed.count:,}") if feed.whole else self.tr("正在清点…")
        if chosen > 1:
            text += " · " + self.tr("已选 {0} 位").format(f"{chosen:,}")
        self.setText(text)
