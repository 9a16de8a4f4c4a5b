"""The sentences with which a file is refused; each names the file and what to do."""

from pathlib import Path

from ...domain.errors import Damaged, UserError


def has_password(path: Path) -> UserError:
    return UserError(
        f"“{path.name}”有密码保护。请在 Excel 或 WPS 中打开，取消密码后另存，再导入",
        f"“{path.name}” is password protected. Open it in Excel or WPS, save a copy without the password and import that",
    )


def no_table(path: Path) -> UserError:
    return UserError(
        f"“{path.name}”不是表格文件。请选择 Excel、WPS 表格、CSV 或 .vcf 文件",
        f"“{path.name}” is not a table. Choose an Excel, WPS, CSV or .vcf file",
    )


def damaged(path: Path) -> Damaged:
    return Damaged(
        f"“{path.name}”已损坏或不完整。请重新下载，或在 Excel、WPS 中打开后另存为新文件再导入",
        f"“{path.name}” is damaged or incomplete. Fetch it again, or open it in Excel or WPS, save a new copy and import that",
    )


def too_much(path: Path, zh: str, en: str) -> UserError:
    return UserError(
        f"“{path.name}”{zh}。请拆成较小的文件再导入",
        f"“{path.name}” {en}. Split it into smaller files and import those",
    )


def unreadable(path: Path) -> UserError:
    return UserError(
        f"无法读取“{path.name}”：没有权限，或正被其他程序占用。请关闭占用它的程序，或把文件复制到桌面再导入",
        f"“{path.name}” cannot be read: no permission, or another program holds it. Close that, or import a copy",
    )
