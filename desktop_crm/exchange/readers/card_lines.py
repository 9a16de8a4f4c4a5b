"""The content lines of a vCard file, 2.1, 3.0 and 4.0: unfolded, decoded, taken apart (RFC 6350 §3.3, vCard 2.1 §2.1)."""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

_LONGEST = 64 << 20
_PIECES = re.compile(r'(?:[^":;]|"[^"]*")+')
_SOFT = re.compile(rb"ENCODING=QUOTED-PRINTABLE|;QUOTED-PRINTABLE", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_BINARY = frozenset(("b", "base64"))
SKIPPED = frozenset(("photo", "logo", "sound", "key"))
"""Properties whose values are bytes."""


@dataclass(slots=True)
class Line:
    """`name` in small letters, without its group; `raw` still escaped."""

    number: int
    name: str
    raw: str
    group: str = ""
    types: frozenset[str] = frozenset()
    params: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return unescaped(self.raw)

    @property
    def parts(self) -> list[str]:
        """Of a structured value: N, ORG, ADR."""
        return [unescaped(p) for p in split(self.raw, ";")]


def split(raw: str, mark: str) -> list[str]:
    """At every mark that is not escaped."""
    return [m.strip() for m in re.split(rf"(?<!\\){re.escape(mark)}", raw)]


def unescaped(raw: str) -> str:
    return _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], raw).strip()


def lines(file: BinaryIO, codec: str) -> Iterator[Line]:
    """What is no content line is passed over: programs write all sorts between the cards."""
    for number, raw in _unfolded(file, codec):
        head, colon, _ = _cut(raw)
        if colon:
            yield _line(number, head, raw[len(head.encode("latin-1")) + 1 :], codec)


def _unfolded(file: BinaryIO, codec: str) -> Iterator[tuple[int, bytes]]:
    """Logical lines as bytes: a value may be in another encoding than the file. A wide file is turned into UTF-8 before."""
    kept, first, soft = b"", 0, False
    for number, raw in enumerate(_physical(file, codec), 1):
        if soft:
            kept = kept[:-1] + raw
        elif raw[:1] in (b" ", b"\t") and kept:
            kept += raw[1:]
        else:
            if kept:
                yield first, kept
            kept, first = raw, number
        soft = kept.endswith(b"=") and _SOFT.search(kept.partition(b":")[0]) is not None
        if len(kept) > _LONGEST:
            kept = b""
    if kept:
        yield first, kept


def _physical(file: BinaryIO, codec: str) -> Iterator[bytes]:
    file.seek(0)
    if codec.startswith(("utf-16", "utf-32")):
        yield from (line.encode() for line in re.split("\r\n|\r|\n", file.read().decode(codec).lstrip("\ufeff")))
        return
    for at, raw in enumerate(file):
        plain = raw.rstrip(b"\r\n")
        yield from (plain.removeprefix(b"\xef\xbb\xbf") if at == 0 else plain).split(b"\r")


def _cut(raw: bytes) -> tuple[str, bool, str]:
    """Name and parameters before the first colon outside quotes; latin-1 keeps every byte."""
    text = raw.decode("latin-1")
    quoted = False
    for at, letter in enumerate(text):
        if letter == '"':
            quoted = not quoted
        elif letter == ":" and not quoted:
            return text[:at], True, text[at + 1 :]
    return text, False, ""


def _line(number: int, head: str, value: bytes, codec: str) -> Line:
    name, *said = _PIECES.findall(head.replace("\\;", " "))[:50] or [""]
    group, _, bare = name.rpartition(".")
    types: set[str] = set()
    params: dict[str, str] = {}
    for word in said:
        key, equals, text = word.partition("=")
        text = text.strip('"')
        if not equals:
            types.add(key.strip().lower())  # vCard 2.1 names types and encodings without a key
        elif key.strip().lower() == "type":
            types.update(t.strip().lower() for t in text.split(","))
        else:
            params[key.strip().lower()] = text
    encoding = params.get("encoding", "").lower() or next(iter(types & {"quoted-printable", "base64"}), "")
    wide = codec.startswith(("utf-16", "utf-32"))
    if encoding == "quoted-printable":
        value = quopri.decodestring(value)
    if encoding in _BINARY or bare.lower() in SKIPPED:
        value = b""
    text = _decoded(value, params.get("charset", ""), "utf-8" if wide else codec)
    return Line(number, bare.strip().lower(), text, group.lower(), frozenset(types), params)


def _decoded(value: bytes, said: str, codec: str) -> str:
    """By the charset the line declares where it holds, else by the file's."""
    for name in filter(None, (said, codec, "utf-8", "gb18030")):
        try:
            return value.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return value.decode("utf-8", "replace")
