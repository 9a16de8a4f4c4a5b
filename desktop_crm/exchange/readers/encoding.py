"""In which encoding a text file is written, by what its bytes allow."""

import codecs
import re
from pathlib import Path
from typing import BinaryIO

from ...domain.errors import UserError
from . import limits, refusals

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 1 << 16
_CHUNK = 1 << 20
_HIGH = re.compile(rb"[\x80-\xff]+")
_CONTROL = re.compile("[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")


def detect(path: Path) -> str:
    """Name of a codec that reads the whole file without error. Raises UserError."""
    with limits.opened(path) as file:
        sample = file.read(_SAMPLE)
        candidates = _candidates(sample)
        faults: list[int] = []
        for found in candidates:
            fault = _fault(file, found)
            if fault is None:
                break
            faults.append(fault)
        else:
            line = max(faults)
            raise UserError(
                f"“{path.name}”第 {line} 行有无法识别的文字编码。请在 Excel 或 WPS 中另存为“CSV UTF-8”再导入",
                f"“{path.name}” line {line} is in no known text encoding. Save it as “CSV UTF-8” and import that",
            )
    text = sample.decode(found, "ignore")
    if len(_CONTROL.findall(text)) * 50 > len(text) or text.count("\0") * 2 > len(text):
        raise refusals.no_table(path)
    return found


def _candidates(sample: bytes) -> list[str]:
    for bom, codec in _BOMS:
        if sample.startswith(bom):
            return [codec]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if (even + odd) * 20 >= len(sample) and not (even and odd) and even + odd:
        wide = "utf-16-le" if odd else "utf-16-be"
        if re.search("[\r\n]", sample.decode(wide, "ignore")):  # a stray NUL pairs with no line end
            return [wide]
    runs = _HIGH.findall(sample)
    western = bool(runs) and sum(len(run) == 1 for run in runs) * 10 >= len(runs) * 9
    return ["utf-8", "cp1252", "gb18030"] if western else ["utf-8", "gb18030"]


def _fault(file: BinaryIO, codec: str) -> int | None:
    """The line of the first byte that the codec cannot read."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder(codec)()
    line = 1
    while True:
        chunk = file.read(_CHUNK)
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            return line + error.object[: error.start].count(b"\n")
        if not chunk:
            return None
        line += chunk.count(b"\n")
