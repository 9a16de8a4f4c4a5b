"""Files in: the content decides which reader takes a file, never its name."""

from collections.abc import Callable, Mapping
from pathlib import Path

from ...domain.errors import UserError
from ..identity import take_off
from ..table import Table
from .delimited import read as read_delimited
from .header import Known
from .old_books import read_ods, read_xls, read_xlsb
from .sniff import Format, format_of
from .vcard import read as read_vcard
from .workbook import read as read_workbook

Reader = Callable[[Path, Known | None], list[Table]]
READERS: Mapping[Format, Reader] = {
    Format.XLSX: read_workbook,
    Format.XLS: read_xls,
    Format.XLSB: read_xlsb,
    Format.ODS: read_ods,
    Format.TEXT: read_delimited,
    Format.VCARD: read_vcard,
}


def open_tables(path: Path, known: Known | None = None) -> list[Table]:
    """Every sheet that holds something. `known` says whether a header is the name of a field. Raises UserError."""
    path = Path(path)
    kind = format_of(path)
    reader = READERS.get(kind)
    if reader is None:
        raise UserError(
            f"“{path.name}”是{kind.zh}，本版本还不能读取。请在 Excel 或 WPS 中另存为 .xlsx 或 .csv 再导入",
            f"“{path.name}” is {kind.en}, which this version cannot read yet. Save it as .xlsx or .csv and import that",
        )
    tables = [table for found in reader(path, known) if (table := take_off(found)) is not None]
    if not tables:
        raise UserError(
            f"“{path.name}”里没有可导入的内容。请确认第一行是列名，下面是数据",
            f"“{path.name}” holds nothing to import. Its first row should name the columns, with data below",
        )
    return tables
