"""One cell as XML, in the style it had."""

import datetime
import re
from xml.sax.saxutils import escape

from ..table import LONGEST

Cell = str | int | float | bool | datetime.date | None
_ESCAPE = re.compile("_x[0-9A-Fa-f]{4}_")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_EPOCHS = {False: datetime.datetime(1899, 12, 30), True: datetime.datetime(1904, 1, 1)}


def cell_xml(ref: str, style: str, value: Cell, prefix: str = "") -> bytes:
    """Text as inline text: the table of shared strings is another part."""
    p = f"{prefix}:" if prefix else ""
    head = f'<{p}c r="{ref}"' + (f' s="{style}"' if style else "")
    if value is None or value == "":
        return f"{head}/>".encode()
    if isinstance(value, bool):
        return f'{head} t="b"><{p}v>{int(value)}</{p}v></{p}c>'.encode()
    if isinstance(value, (int, float)):
        return f"{head}><{p}v>{value!r}</{p}v></{p}c>".encode()
    said = escape(_writable(str(value)))
    return f'{head} t="inlineStr"><{p}is><{p}t xml:space="preserve">{said}</{p}t></{p}is></{p}c>'.encode()


def serial(value: datetime.date, *, mode_1904: bool) -> float | int:
    """Days since the workbook's epoch (ECMA-376 §18.17.4.1)."""
    moment = value if isinstance(value, datetime.datetime) else datetime.datetime.combine(value, datetime.time())
    span = moment.replace(tzinfo=None) - _EPOCHS[mode_1904]
    days = span.days + span.seconds / 86400
    return int(days) if float(days).is_integer() else days


def _writable(text: str) -> str:
    """What XML cannot hold is written as _xHHHH_, and what looks like that is guarded."""
    text = _ESCAPE.sub(lambda m: "_x005F" + m[0], text[:LONGEST])
    return _CONTROL.sub(lambda m: f"_x{ord(m[0]):04X}_", text)
