"""Every sub-command: where its function lives, what it does, what it takes."""

from typing import NamedTuple


class Command(NamedTuple):
    module: str
    zh: str
    en: str

    def help(self, lang: str) -> str:
        return self.en if lang == "en" else self.zh


COMMANDS = {
    "import": Command("files", "导入 CSV、xlsx：认出是什么表、哪一列是什么", "import CSV and xlsx files"),
    "compare": Command("files", "把导出的表格和现在比对，不写入", "compare an exported workbook, writing nothing"),
    "write-back": Command("files", "把现在的内容写回自己的表格", "write our values into your own workbook"),
    "export": Command("files", "导出为 xlsx 或 csv", "export as xlsx or csv"),
    "fields": Command("reading", "有哪些类、哪些字段", "the field table"),
    "find": Command("reading", "搜索：中文、拼音、首字母、号码的一段", "type-ahead: Chinese, pinyin, initials, digits"),
    "list": Command("reading", "列出一类记录，可筛选、排序", "list, filter and sort records"),
    "show": Command("reading", "一条记录的全部内容", "one record"),
    "history": Command("reading", "一条记录的变更历史", "what was changed on a record"),
    "add": Command("writing", "新建一条记录", "make a record"),
    "set": Command("writing", "修改一条，或按 --where 修改许多条", "edit one record, or many by --where"),
    "trash": Command("writing", "放入回收站", "put into the trash"),
    "restore": Command("writing", "从回收站取回", "take out of the trash"),
    "purge": Command("writing", "把回收站里的一条彻底删除，不能撤销", "remove a trashed record for ever"),
    "move": Command("writing", "商机移到另一阶段", "move a deal to a stage"),
    "board": Command("overviews", "看板：各阶段的数目和金额", "the board with its sums"),
    "steps": Command("overviews", "操作批次，新的在前", "the undo list, newest first"),
    "undo": Command("writing", "撤销最近一步，或指定的一步", "take back the newest step, or the one named"),
    "redo": Command("writing", "重做最近撤销的一步", "do the last undone step again"),
    "reminders": Command("overviews", "今天、逾期和将要到期的提醒", "reminders: today, overdue, coming"),
    "done": Command("writing", "完成一个提醒", "a reminder is done"),
    "snooze": Command("writing", "推迟一个提醒：日期、时间或 +3d", "put a reminder off: a day, a time, +3d"),
    "me": Command("writing", "我是谁；加名字则认领或新建", "who I am; with a name: claim it"),
    "verify": Command("overviews", "检查数据是否完好", "check that the data is sound"),
    "backup": Command("files", "备份", "make a backup"),
    "backups": Command("overviews", "已有的备份", "the backups there are"),
    "restore-backup": Command("files", "换回一个备份；--look 只看不换", "take a backup back; --look only looks"),
    "sample": Command("files", "生成示例数据", "fill in sample data"),
    "picture": Command("", "把窗口的一页画成图片，不需要显示器", "render a page of the window, no display needed"),
}
