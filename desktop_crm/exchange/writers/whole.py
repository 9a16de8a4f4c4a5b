"""A file appears complete or not at all."""

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ...domain.errors import UserError


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A new file that takes the place of `path` when the block ends well. Raises UserError."""
    beside = path.with_name(f".{secrets.token_hex(6)}.tmp")
    if path.is_dir():
        raise UserError(
            f"“{path.name}”是文件夹。请另起一个文件名", f"“{path.name}” is a folder. Choose another file name"
        )
    try:
        file = beside.open("xb")
    except FileNotFoundError:
        raise UserError(
            f"文件夹“{path.parent}”不存在。请选择已有的文件夹",
            f"The folder “{path.parent}” is not there. Choose one that exists",
        ) from None
    except OSError as error:
        raise _of(
            error,
            path,
            f"不能写入文件夹“{path.parent}”。请换一个文件夹",
            f"The folder “{path.parent}” cannot be written to. Choose another",
        ) from None
    try:
        try:
            with file:
                yield file
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise _of(
                error,
                path,
                f"写入“{path.name}”时出错。请换一个文件夹",
                f"Writing “{path.name}” failed. Choose another folder",
            ) from error
        try:
            os.replace(beside, path)
        except OSError as error:
            raise _of(
                error,
                path,
                f"“{path.name}”正被其他程序打开。请先关闭它（例如 Excel 或 WPS），再重试",
                f"“{path.name}” is open in another program. Close it there (Excel or WPS) and try again",
            ) from None
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _of(error: OSError, path: Path, zh: str, en: str) -> UserError:
    if error.errno == errno.ENOSPC:
        return UserError(
            f"磁盘空间不足，“{path.name}”没有写成。请清理后重试",
            f"The disk is full, “{path.name}” was not written. Make room and try again",
        )
    if error.errno == errno.ENAMETOOLONG:
        return UserError(f"文件名“{path.name}”太长。请缩短后重试", f"The name “{path.name}” is too long. Shorten it")
    return UserError(zh, en)
