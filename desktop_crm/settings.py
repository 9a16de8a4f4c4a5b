"""Personal settings of this computer's user: each declared once with type, default and help, kept in the profile folder."""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

APP = "DesktopCRM"
ENV_FOLDER = "DESKTOP_CRM_DATA"


@dataclass(frozen=True, slots=True)
class Setting:
    name: str
    type: type
    default: Any
    help_zh: str
    help_en: str
    choices: tuple[str, ...] = ()


SETTINGS = {
    s.name: s
    for s in (
        Setting("me", str, "", "我是谁（用户的标识）", "Who I am (a user's id)"),
        Setting("lang", str, "zh", "界面语言", "Language", ("zh", "en")),
        Setting("theme", str, "system", "外观", "Theme", ("system", "light", "dark")),
        Setting("density", str, "normal", "表格疏密", "Density of tables", ("normal", "compact")),
        Setting("last_folder", str, "", "上次打开文件的位置", "Where a file was last opened"),
        Setting("window", str, "", "窗口的位置和大小", "Place and size of the window"),
        Setting("recent", str, "", "最近打开的记录和常用的操作", "Records opened and actions used lately"),
        Setting("name_asked", bool, False, "已经问过姓名", "The name was asked for"),
        Setting("last_backup_on", str, "", "上次自动备份的日期", "Day of the last automatic backup"),
    )
}


def default_folder() -> Path:
    """The profile folder when none is given: DESKTOP_CRM_DATA, else the per-user data folder."""
    if given := os.environ.get(ENV_FOLDER):
        return Path(given)
    import appdirs

    return Path(appdirs.user_data_dir(APP, appauthor=False))


@dataclass(slots=True)
class Settings:
    """Unknown or unreadable values fall back to the default and are kept in the file."""

    file: Path
    _values: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        try:
            read = json.loads(self.file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            read = {}
        self._values = read if isinstance(read, dict) else {}

    def get(self, name: str) -> Any:
        """Raises KeyError for a setting that is not declared."""
        s = SETTINGS[name]
        value = self._values.get(name, s.default)
        return value if isinstance(value, s.type) and (not s.choices or value in s.choices) else s.default

    def set(self, name: str, value: Any) -> None:
        """Written at once, by a rename. Raises KeyError, ValueError."""
        s = SETTINGS[name]
        if not isinstance(value, s.type) or (s.choices and value not in s.choices):
            raise ValueError(f"{name}: {value!r}")
        self._values[name] = value
        self.file.parent.mkdir(parents=True, exist_ok=True)
        part = self.file.with_suffix(f".{os.getpid()}.part")
        part.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), encoding="utf-8")
        os.replace(part, self.file)
