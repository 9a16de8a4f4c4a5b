"""An exception as an exit code and one sentence."""

from pathlib import Path

from ..domain.errors import UserError
from ..services import file_trouble
from . import crash
from .wrong_usage import WrongUsage

DONE, WORLD, USAGE, SOME_REJECTED, BUG, STOPPED = 0, 1, 2, 3, 70, 130


def is_damage(error: BaseException) -> bool:
    return file_trouble.is_damage(error)


def explain(error: BaseException, lang: str, folder: Path | None, command: str) -> tuple[int, str]:
    if isinstance(error, WrongUsage):
        return USAGE, error.text(lang)
    if isinstance(error, KeyboardInterrupt):
        return STOPPED, "Stopped; nothing was written" if lang == "en" else "已停止，没有写入"
    if isinstance(error, UserError):
        return WORLD, error.text(lang)
    if (told := file_trouble.told(error, folder)) is not None:
        return WORLD, told.text(lang)
    file = crash.report(error, folder, command)
    if lang == "en":
        return BUG, f"This is our mistake, sorry; the report is in {file}"
    return BUG, f"程序出错了，是我们的问题；报告在 {file}"
