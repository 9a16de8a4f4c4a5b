"""The one place that wires: a profile folder becomes a Core."""

import getpass
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from .domain.errors import UserError
from .services.core import Core
from .settings import Settings, default_folder
from .store.file import open_store
from .store.location import refuse_shared

DATABASE = "office.db"


def open_core(folder: Path | None = None, *, clock: Callable[[], float] = time.time) -> Core:
    """Opens the profile, making it when absent. Raises UserError for a folder that cannot hold it or a file it cannot open."""
    profile = (folder or default_folder()).expanduser().resolve()
    refuse_shared(profile)
    try:
        profile.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"不能使用文件夹“{profile}”：{error.strerror}", f"The folder “{profile}” cannot be used: {error.strerror}"
        ) from error
    try:
        return _opened(profile, clock)
    except (sqlite3.Error, OSError) as error:
        from .services import file_trouble  # lazy: only where opening fails

        if (told := file_trouble.told(error, profile)) is None:
            raise
        raise told from error


def _opened(profile: Path, clock: Callable[[], float]) -> Core:
    store = open_store(profile / DATABASE, actor=_login_name(), clock=clock)
    core = Core(profile, store, Settings(profile / "settings.json"))
    core.store.catch_up()
    if name := _my_name(core):
        store.actor = name
    return core


def _my_name(core: Core) -> str | None:
    from .services.users import me

    found = me(core)
    return found["name"] if found["id"] else None


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
