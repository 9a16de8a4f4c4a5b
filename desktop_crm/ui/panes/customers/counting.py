"""How many customers, or what is being done: the words in the status bar."""

from PySide6.QtCore import QCoreApplication

from ...models.feed import Feed, State

translate = QCoreApplication.translate


def count_words(feed: Feed, chosen: int) -> str:
    text = ""
    if feed.state is State.ROWS:
        text = _rows(feed)
    if chosen:
        text += " · " + translate("Counting", "已选 {0} 位").format(f"{chosen:,}")
    return text


def _rows(feed: Feed) -> str:
    count, had = feed.count, feed.had
    if had.trashed:
        return translate("Counting", "回收站里有 {0} 位客户").format(f"{count:,}")
    if had.text and feed.cut:
        return translate("Counting", "先列出 {0} 位，再打几个字会更准").format(f"{count:,}")
    if had.text:
        return translate("Counting", "找到 {0} 位客户").format(f"{count:,}")
    if had.where:
        return translate("Counting", "筛出 {0} 位客户").format(f"{count:,}")
    if not feed.whole:
        return translate("Counting", "正在清点…")
    return translate("Counting", "共 {0} 位客户").format(f"{count:,}")


def waiting_words(feed: Feed) -> str:
    """What takes its time."""
    asked, had = feed.asked, feed.had
    if asked.trashed != had.trashed:
        return translate("Counting", "正在读取…")
    if asked.text != had.text:
        return translate("Counting", "正在搜索…")
    if asked.where != had.where:
        return translate("Counting", "正在筛选…")
    return translate("Counting", "正在排序…") if asked.sort != had.sort else translate("Counting", "正在读取…")
