import ast
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from desktop_crm.domain.resources import resources_dir
from desktop_crm.ui import pages, program

UI = Path(program.__file__).parent
TS = resources_dir() / "i18n" / "app_en.ts"
VALUES = {"中文", "是", "否", "农历", "年", "月", "万", "亿"}
"""What is typed or written as a value, in Chinese whatever the language of the window."""
DAY = re.compile(r"[dMy年月日 /]+")
"""A pattern of QLocale, one for each language."""
CHINESE = re.compile(r"[\u3400-\u9fff]")


def messages(file: Path) -> dict[tuple[str, str], list[str]]:
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            texts = [f.text or "" for f in translation.iter("numerusform")] or [translation.text or ""]
            if translation.get("type"):
                texts.append("")  # unfinished
            found[context.findtext("name"), message.findtext("source")] = texts
    return found


def test_every_text_of_the_window_is_translated(tmp_path):
    lupdate = Path(sys.executable).with_name("pyside6-lupdate")
    files = [str(f) for f in sorted(UI.rglob("*.py"))]
    languages = ("-source-language", "zh_CN", "-target-language", "en_US")
    subprocess.run([lupdate, *files, *languages, "-ts", str(tmp_path / "x.ts")], check=True, capture_output=True)
    assert set(messages(tmp_path / "x.ts")) == set(messages(TS))


def test_every_translation_is_there_with_the_same_places_and_without_chinese():
    for (context, source), texts in messages(TS).items():
        for text in texts:
            assert text, f"{context}: {source}"
            assert sorted(re.findall(r"\{\d\}|%n", source)) == sorted(re.findall(r"\{\d\}|%n", text)), source
            assert source == "语言 Language" or not CHINESE.search(text), text


def test_the_compiled_translation_is_of_this_source(tmp_path):
    lrelease = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([lrelease, str(TS), "-qm", str(tmp_path / "x.qm")], check=True, capture_output=True)
    assert (tmp_path / "x.qm").read_bytes() == TS.with_suffix(".qm").read_bytes()


@pytest.mark.parametrize("file", sorted(UI.rglob("*.py")), ids=lambda f: f.name)
def test_no_text_escapes_translation(file):
    """Chinese stands only inside tr() and translate(), never in an f-string there: that would be looked up after it is filled."""
    if file.name in ("picture.py", "picture_taking.py", "theme.py"):
        return  # the command line's own words, in both languages; names of fonts
    tree = ast.parse(file.read_text("utf-8"))
    allowed = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in ("tr", "translate"):
            allowed |= {id(x) for x in ast.walk(node) if isinstance(x, ast.Constant)}
            assert not any(isinstance(x, ast.JoinedStr) for x in node.args), ast.unparse(node)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
            allowed.add(id(node.body[0].value))
        if isinstance(node, ast.Expr):
            allowed.add(id(node.value))
        if isinstance(node, ast.Call | ast.Tuple):
            allowed |= paired(node.args if isinstance(node, ast.Call) else node.elts)
    stray = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CHINESE.search(node.value)
        if id(node) not in allowed and node.value not in VALUES and not DAY.fullmatch(node.value)
    ]
    assert stray == []


def paired(items: list[ast.expr]) -> set[int]:
    """Chinese with its English beside it: UserError("没有", "none")."""
    texts = [x.value if isinstance(x, ast.Constant) and isinstance(x.value, str) else "" for x in items]
    pairs = zip(items, texts, texts[1:], strict=False)
    return {id(x) for x, zh, en in pairs if CHINESE.search(zh) and en and not CHINESE.search(en)}


@pytest.mark.parametrize("page", pages.CODES)
def test_the_english_window_has_no_chinese_of_its_own(qtbot, open_window, core, page):
    window = open_window(core, "en", page=page)
    words = [w for kind in (QLabel, QAbstractButton) for w in window.findChildren(kind) if w.isVisible()]
    texts = {w.text() for w in words} | {a.text() for a in (*window.actions(), *window.page.actions())}
    texts |= {w.placeholderText() for w in window.findChildren(QLineEdit)}
    texts |= {w.toolTip() for w in words}
    own = {t for t in texts if CHINESE.search(t) and not is_data(t)}
    assert {t for t in own if t != "中文" and "Language" not in t} == set()


def is_data(text: str) -> bool:
    """What the fixture wrote: names of its customers, people and places, what was said, and the step it was."""
    return bool(re.search("贸易有限公司|陈晓|欧阳建国|杭州|苏州|宁波|老客户|按月结款|谈了价格|客户.xlsx|跟进：", text))
