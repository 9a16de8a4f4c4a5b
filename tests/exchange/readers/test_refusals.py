"""Each file that cannot be read gives one sentence that names it and says what to do."""

import io
import os
import struct
import zipfile
from pathlib import Path

import openpyxl
import pytest

from desktop_crm.domain.errors import Damaged, UserError
from desktop_crm.exchange.readers import limits, open_tables, workbook

from ..books import book, header, number, only, packed, row, saved, sheet, text, values

GOOD = book(sheet(header("名称", "值"), row(2, text("A2", "甲"), number("B2", "1"))))


def refused(path: Path, words: str) -> UserError:
    with pytest.raises(UserError, match=words) as caught:
        open_tables(path)
    zh, en = caught.value.text("zh"), caught.value.text("en")
    assert path.name in zh and path.name in en and "\n" not in zh + en
    return caught.value


def test_missing_empty_folder_and_lock_file(tmp_path: Path) -> None:
    refused(tmp_path / "没有.xlsx", "找不到")
    refused(saved(tmp_path, b""), "空文件")
    (tmp_path / "夹.xlsx").mkdir()
    refused(tmp_path / "夹.xlsx", "文件夹")
    refused(saved(tmp_path, b"x", "~$客户.xlsx"), "临时文件")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root and Windows read it all the same")
def test_no_permission(tmp_path: Path) -> None:
    path = saved(tmp_path, GOOD)
    path.chmod(0)
    refused(path, "没有权限")


def test_held_by_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(tmp_path, GOOD)

    def held(*_: object, **__: object) -> None:
        raise PermissionError(13, "sharing violation")

    monkeypatch.setattr(Path, "open", held)
    refused(path, "正被其他程序占用")


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    assert values(only(saved(tmp_path, GOOD, "客户.csv"))) == [("甲", 1)]
    assert values(only(saved(tmp_path, "名称,值\n甲,1\n".encode(), "客户.xlsx"))) == [("甲", "1")]
    refused(saved(tmp_path, "只是一句话".encode(), "信.xls"), "不是表格")
    refused(saved(tmp_path, bytes(range(1, 32)) * 50, "图.csv"), "不是表格")


def compound(*streams: str) -> bytes:
    head = bytes.fromhex("D0CF11E0A1B11AE1").ljust(512, b"\0")
    return head + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (compound("Root Entry", "EncryptedPackage"), "有密码保护"),
        (compound("Root Entry", "Workbook"), "已损坏"),
        (compound("Root Entry", "WordDocument"), "不是表格"),
        (packed({"xl/workbook.bin": ""}), "已损坏"),
        (packed({"content.xml": "", "mimetype": ""}), "已损坏"),
        (packed({"content.xml": "", "META-INF/manifest.xml": "<manifest:encryption-data/>"}), "有密码保护"),
        (packed({"word/document.xml": "<a/>"}), "不是表格"),
        (b"\xef\xbb\xbfBEGIN:VCALENDAR", "ics.*还不能读取"),
        (b"<html><table><tr><td>1", "网页.*还不能读取"),
    ],
)
def test_what_this_version_does_not_read(tmp_path: Path, content: bytes, words: str) -> None:
    refused(saved(tmp_path, content), words)


def test_cut_and_garbled_workbooks(tmp_path: Path) -> None:
    whole = packed(GOOD)
    for cut in range(40, len(whole), 97):
        with pytest.raises(UserError):
            open_tables(saved(tmp_path, whole[:cut]))
    at = whole.index(b"xl/worksheets/sheet1.xml") + 40
    garbled = whole[:at] + bytes(b ^ 0x55 for b in whole[at : at + 20]) + whole[at + 20 :]
    assert isinstance(refused(saved(tmp_path, garbled), "已损坏"), Damaged)
    refused(saved(tmp_path, GOOD | {"xl/worksheets/sheet1.xml": sheet(header("a", "b"))[:-30]}), "已损坏")
    refused(saved(tmp_path, GOOD | {"xl/workbook.xml": "<workbook"}), "已损坏")


def test_empty_workbook(tmp_path: Path) -> None:
    refused(saved(tmp_path, book(sheet())), "没有可导入的内容")
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    refused(saved(tmp_path, out.getvalue()), "没有可导入的内容")


def test_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/workbook.xml", "w") as part:
        for _ in range(120):
            part.write(b" " * 2**20)
    refused(saved(tmp_path, out.getvalue()), "大得不正常")


def test_part_larger_than_it_declares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Found before a reader sees it that would trust what is declared."""
    monkeypatch.setattr(workbook, "CalamineWorkbook", None)
    monkeypatch.setattr(workbook, "second_opinion", None)
    parts = GOOD | {"xl/sharedStrings.xml": "<sst>" + " " * 3_000_000 + "</sst>"}
    content = bytearray(packed(parts))
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = 0
        while (start := content.find(signature, start)) >= 0:
            size = struct.unpack_from("<I", content, start + at)[0]
            if size > 2_900_000:
                struct.pack_into("<I", content, start + at, 2_000_000)
            start += 4
    refused(saved(tmp_path, bytes(content)), "已损坏")


def test_too_many_parts_and_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused(saved(tmp_path, GOOD | {f"x/{i}": "" for i in range(10_001)}), "大得不正常")
    monkeypatch.setattr(limits, "_DIRECTORY_BYTES", 100)
    refused(saved(tmp_path, GOOD), "大得不正常")
    monkeypatch.undo()
    monkeypatch.setattr(limits, "SHEETS", 1)
    refused(saved(tmp_path, book(sheet(), sheet())), "超过 1 个工作表")


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wide = book(sheet(row(1, text("BXY1", "x"))))  # the 2,001st column
    refused(saved(tmp_path, wide), "超过 2000 列")
    refused(saved(tmp_path, (b"a," * 2000) + b"b\n", "宽.csv"), "超过 2000 列")
    monkeypatch.setattr(limits, "ROWS", 2)
    refused(saved(tmp_path, book(sheet(header("a", "b"), row(3, text("A3", "x"))))), "超过 2 行")
    refused(saved(tmp_path, b"a,b\n1,2\n3,4\n5,6\n", "长.csv"), "超过 2 行")
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    refused(saved(tmp_path, GOOD), "超过 0 MB")


def test_one_stray_cell_far_away_costs_no_memory(tmp_path: Path) -> None:
    """A dense rectangle up to it would be 2 billion cells."""
    rows = header("名称", "值"), row(2, text("A2", "甲")), row(1_048_576, text("BXX1048576", "远"))
    table = only(saved(tmp_path, book(sheet(*rows))))
    assert [(r.number, r.cells[0], r.cells[-1]) for r in table.rows] == [(2, "甲", None), (1_048_576, None, "远")]


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "_rels/.rels"])
def test_entities_are_refused(tmp_path: Path, part: str) -> None:
    xml = GOOD.get(part, "<sst/>").removeprefix('<?xml version="1.0"?>')
    refused(saved(tmp_path, GOOD | {part: f"<!-- x -->{LAUGHS}{xml}"}), "XML 声明")
    padded = " " * (1 << 20) + LAUGHS + xml
    refused(saved(tmp_path, GOOD | {part: padded}), "XML 声明")
