"""Where a database must not lie: a synced or network folder corrupts SQLite sooner or later (SYNC.md §1)."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from ..domain.errors import UserError

_CLOUD_NAMES = (
    "onedrive", "dropbox", "nutstore", "坚果云", "我的坚果云", "google drive", "googledrive", "icloud drive", "icloud~",
    "mobile documents", "nextcloud", "owncloud", "synologydrive", "syncthing", "百度网盘同步空间", "baidusyncdisk", "pcloud",
)  # fmt: skip
_MARKERS = (
    ".stfolder",
    ".dropbox",
    ".dropbox.cache",
    ".nutstore",
    ".owncloudsync.log",
    ".nextcloudsync.log",
    ".tmp.drivedownload",
)
_NETWORK_FS = ("nfs", "cifs", "smb", "fuse.rclone", "fuse.sshfs", "davfs", "fuse.davfs", "afpfs", "ncpfs", "webdav")


def refuse_shared(folder: Path) -> None:
    """Raises UserError when the folder is synced by a cloud client or lies on a network drive."""
    for part in (folder, *folder.parents):
        if _is_cloud_name(part.name):
            _refuse(folder, f"“{part.name}”是云同步文件夹", f"“{part.name}” is a cloud folder")
        for marker in _MARKERS:
            if (part / marker).exists():
                _refuse(
                    folder, f"“{part}”由同步软件管理（{marker}）", f"“{part}” is managed by a sync client ({marker})"
                )
    if _is_network(folder):
        _refuse(folder, "它在网络盘上", "it is on a network drive")


def _is_cloud_name(name: str) -> bool:
    low = name.casefold()
    return any(low == cloud or low.startswith((cloud + " ", cloud + "-", cloud + "(")) for cloud in _CLOUD_NAMES)


def _is_network(folder: Path) -> bool:
    if sys.platform == "win32":
        return _is_remote_drive(folder)
    try:
        mounts = Path("/proc/mounts").read_text(errors="replace").splitlines()
    except OSError:
        return False
    return network_mount(folder, mounts)


def network_mount(folder: Path, mounts: Iterable[str]) -> bool:
    """Whether the deepest mount that holds the folder is a network file system (lines as in /proc/mounts)."""
    deepest, kind = "", ""
    for line in mounts:
        words = line.split()
        if len(words) < 3:
            continue
        at = words[1].replace("\\040", " ")
        if len(at) >= len(deepest) and (folder == Path(at) or Path(at) in folder.parents):
            deepest, kind = at, words[2]
    return kind.startswith(_NETWORK_FS)


def _is_remote_drive(folder: Path) -> bool:
    text = os.path.abspath(folder)
    if text.startswith("\\\\"):
        return True
    import ctypes

    drive_remote = 4
    kind: int = ctypes.windll.kernel32.GetDriveTypeW(os.path.splitdrive(text)[0] + "\\")  # type: ignore[attr-defined]
    return kind == drive_remote


def _refuse(folder: Path, why: str, why_en: str) -> None:
    raise UserError(
        f"数据不能放在“{folder}”：{why}，数据库会被损坏。请换一个本机文件夹（--data），再用共享功能连接同事",
        f"The data cannot live in “{folder}”: {why_en}, which damages databases. Choose a local folder (--data) and share from there",
    )
