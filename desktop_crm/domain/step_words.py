"""A step's label in words: 导入“客户.xlsx”, 修改“杭州华为”."""

from .changes import Label
from .fields import Entities

_WORDS = {
    "add": ("新建{kind}“{0}”", "New {kind} “{0}”"),
    "set": ("修改{kind}“{0}”", "Edit {kind} “{0}”"),
    "set_many": ("修改 {0} 条{kind}", "Edit {0} {kind} records"),
    "trash": ("{kind}“{0}”放入回收站", "Trash {kind} “{0}”"),
    "trash_many": ("{0} 条{kind}放入回收站", "Trash {0} {kind} records"),
    "restore": ("恢复{kind}“{0}”", "Restore {kind} “{0}”"),
    "restore_many": ("恢复 {0} 条{kind}", "Restore {0} {kind} records"),
    "purge": ("彻底删除一条{kind}", "Delete a {kind} record for good"),
    "move": ("“{0}”移到“{1}”", "Move “{0}” to “{1}”"),
    "done": ("完成提醒“{0}”", "Reminder done: “{0}”"),
    "snooze": ("推迟提醒“{0}”", "Snooze reminder “{0}”"),
    "import": ("导入“{0}”", "Import “{0}”"),
    "import_many": ("导入 {0} 个文件", "Import {0} files"),
    "sample": ("生成示例数据（{0} 位客户）", "Sample data ({0} customers)"),
    "me": ("我是“{0}”", "I am “{0}”"),
    "outside": ("外部修改", "Changed by another tool"),
    "undo": ("撤销：{rest}", "Undo: {rest}"),
    "redo": ("重做：{rest}", "Redo: {rest}"),
}
_WITH_KIND = frozenset(("add", "set", "set_many", "trash", "trash_many", "restore", "restore_many", "purge"))


def in_words(label: Label, entities: Entities, lang: str = "zh") -> str:
    """An unknown key (from a newer version) is shown as it is."""
    if not label or label[0] not in _WORDS:
        return " ".join(label)
    key, *args = label
    pattern = _WORDS[key][lang == "en"]
    if key in ("undo", "redo"):
        return pattern.format(rest=in_words(tuple(args), entities, lang))
    kind = ""
    if key in _WITH_KIND and args:
        e = entities.get(args.pop(0))
        kind = (e.en.lower() if lang == "en" else e.zh) if e else ""
    try:
        return pattern.format(*args, *[""] * 2, kind=kind).replace("“”", "")
    except IndexError:
        return " ".join(label)
