"""Contact cards as a table of people: one row a card, one column a thing that some card says."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from ..table import Row, Table
from . import card_lines, encoding, limits, refusals
from .card_lines import Line, split, unescaped
from .header import Known

COLUMNS = (
    "姓名", "公司", "部门", "职务", "手机", "电话", "邮箱", "微信", "QQ", "生日", "性别", "标签", "备注", "昵称", "地址",
    "网址", "传真",
)  # fmt: skip
_MANY = "；"
_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff]")
_MOBILE = frozenset(("cell", "iphone", "mobile"))
_DATE = re.compile(r"(\d{4}|--)-?(\d\d)-?(\d\d)(?:[T ].*)?")
_GENDERS = {"m": "男", "male": "男", "f": "女", "female": "女"}
_CHAT = {"x-qq": "QQ", "x-tencent-qq": "QQ", "x-wechat": "微信", "x-weixin": "微信", "x-wechatid": "微信"}
_SCHEMES = {"qq": "QQ", "wechat": "微信", "weixin": "微信", "weixinid": "微信"}


def read(path: Path, known: Known | None) -> list[Table]:
    """Raises UserError. Cards without a single word are left out; pictures and keys are not read."""
    codec = encoding.detect(path)
    rows = [row for row in _cards(path, codec) if any(row[1].values())]
    if len(rows) > limits.ROWS:
        raise refusals.too_much(path, f"超过 {limits.ROWS} 张名片", f"has more than {limits.ROWS} cards")
    used = [c for c in COLUMNS if any(cells.get(c) for _, cells in rows)]
    body = [Row(number, tuple(_MANY.join(cells.get(c, ())) or None for c in used)) for number, cells in rows]
    return [Table(path.name, "", 0, tuple(used), body)] if body else []


Cells = dict[str, list[str]]


def _cards(path: Path, codec: str) -> Iterator[tuple[int, Cells]]:
    """Line number of each BEGIN, and what the card says. A card that never ends counts as far as it goes."""
    begin, depth = 0, 0
    found: list[Line] = []
    with limits.opened(path) as file:
        for line in card_lines.lines(file, codec):
            word = line.text.lower()
            if line.name == "begin" and word == "vcard":
                if depth and not found:
                    depth = 0
                depth += 1
                if depth == 1:
                    begin, found = line.number, []
            elif line.name == "end" and word == "vcard":
                if depth == 1:
                    yield begin, _cells(found)
                    found = []
                depth = max(0, depth - 1)
            elif depth == 1:  # a card inside a card is the agent of the outer one
                found.append(line)
    if depth and found:
        yield begin, _cells(found)


def _cells(lines: Iterable[Line]) -> Cells:
    cells: Cells = {}
    structured = ""

    def put(column: str, text: str) -> None:
        have = cells.setdefault(column, [])
        if text and text not in have:
            have.append(text)

    for line in sorted(lines, key=_preferred):
        match line.name:
            case "fn":
                if not cells.get("姓名"):
                    put("姓名", line.text)
            case "n":
                structured = structured or _person(line.parts)
            case "org":
                company, *units = [*line.parts, ""]
                put("公司", company)
                put("部门", " ".join(filter(None, units)))
            case "title" | "role":
                put("职务", line.text)
            case "tel":
                put(_phone_column(line.types), _number(line))
            case "email":
                put("邮箱", line.text.removeprefix("mailto:"))
            case "bday":
                put("生日", _birthday(line.text))
            case "gender" | "x-gender":
                put("性别", _GENDERS.get(line.parts[0].lower(), ""))
            case "categories":
                for tag in split(line.raw, ","):
                    put("标签", unescaped(tag))
            case "note":
                put("备注", line.text)
            case "nickname":
                put("昵称", line.text)
            case "adr":
                put("地址", _address(line.parts))
            case "url":
                put("网址", line.text)
            case "impp" | "x-ims":
                scheme, _, name = line.text.partition(":")
                put(_SCHEMES.get(scheme.lower(), "备注"), name if scheme.lower() in _SCHEMES else line.text)
            case name if name in _CHAT:
                put(_CHAT[name], line.text)
            case name if name.startswith("x-messaging/"):
                put("备注", f"{name[len('x-messaging/') :].removesuffix('-all')}: {line.text}")
    if not cells.get("姓名") and structured:
        put("姓名", structured)
    return cells


def _preferred(line: Line) -> int:
    """What is marked as preferred comes first; else the order of the card."""
    return 0 if "pref" in line.types or line.params.get("pref") == "1" else 1


def _person(parts: list[str]) -> str:
    family, given, middle, *_ = [*parts, "", "", ""]
    if _HAN.search(family + given):
        return "".join((family, given, middle))
    return " ".join(filter(None, (given, middle, family)))


def _phone_column(types: frozenset[str]) -> str:
    return "传真" if "fax" in types else "手机" if types & _MOBILE else "电话"


def _number(line: Line) -> str:
    """`tel:+44-555;ext=5` is a number with an extension; a pause stays as it is written."""
    text = unquote(line.text.removeprefix("tel:"))
    number, _, rest = text.partition(";")
    extension = rest.partition("ext=")[2].partition(";")[0]
    return f"{number} 转 {extension}" if extension else number


def _birthday(text: str) -> str:
    m = _DATE.fullmatch(text)
    if m is None:
        return text
    year, month, day = m.groups()
    return f"{month}-{day}" if year == "--" else f"{year}-{month}-{day}"


def _address(parts: list[str]) -> str:
    """As written in the language it is in: the largest first in Chinese."""
    box, extended, street, city, region, code, country = [*parts, *[""] * 7][:7]
    if _HAN.search("".join(parts)):
        return "".join(filter(None, (country, region, city, street, extended, box)))
    return ", ".join(filter(None, (box, extended, street, city, region, code, country)))
