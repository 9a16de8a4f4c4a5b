"""`picture`: what a person would see, without a display."""

import json
import subprocess
import sys

import pytest
from PySide6.QtGui import QImage

from desktop_crm.ui import picture

CODE = "import sys; from desktop_crm.ui import picture; sys.exit(picture.main(sys.argv[1:]))"


def draw(*argv: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-c", CODE, *argv], capture_output=True, text=True, encoding="utf-8", timeout=120
    )


@pytest.mark.parametrize(("size", "scale"), [("1366x690", 1), ("1000x600", 2)])
def test_the_picture_has_exactly_the_pixels_asked_for(profiles, tmp_path, size, scale):
    out = tmp_path / "a.png"
    done = draw(str(out), "--data", str(profiles["full"]), "--size", size, "--scale", str(scale), "--json")
    width, height = (int(n) * scale for n in size.split("x"))
    assert json.loads(done.stdout) == {"file": str(out), "width": width, "height": height}, done.stderr
    image = QImage(str(out))
    assert (image.width(), image.height()) == (width, height)


def test_a_record_is_shown_beside_the_table(profiles, tmp_path):
    one, other = tmp_path / "1.png", tmp_path / "2.png"
    for out, number in ((one, "KH-000007"), (other, "KH-000008")):
        done = draw(str(out), "--data", str(profiles["full"]), "--record", "customers", number, "--theme", "dark")
        assert done.returncode == 0, done.stderr
    assert QImage(str(one)) != QImage(str(other))
    assert QImage(str(one)).pixelColor(2, 688).lightness() < 60


def test_pages_of_later_versions_and_unknown_ones_are_wrong_usage(tmp_path, capsys):
    assert picture.main([str(tmp_path / "a.png"), "--page", "contracts"]) == 2
    assert capsys.readouterr().err == "这个版本还没有“contracts”这一页\n"
    assert picture.main([str(tmp_path / "a.png"), "--page", "nonsense", "--lang", "en"]) == 2
    known = "today customers board import settings"
    assert capsys.readouterr().err == f"There is no page “nonsense”; there are: {known}\n"
    assert picture.main([str(tmp_path / "a.jpg")]) == 2
    assert capsys.readouterr().err == "图片存成 .png，不是“a.jpg”\n"


@pytest.mark.parametrize("page", picture.PAGES)
def test_every_page_is_drawn(profiles, tmp_path, page):
    out = tmp_path / "a.png"
    done = draw(str(out), "--data", str(profiles["full"]), "--page", page)
    assert done.returncode == 0, done.stderr
    assert QImage(str(out)).width() == 1366


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["a.png", "--data", "{folder}", "--record", "customers", "KH-999999"], "没有叫“KH-999999”的客户"),
        (["a.png", "--data", "{folder}", "--record", "deals", "x"], "没有叫“x”的商机"),
        (["a.png", "--data", "{folder}", "--record", "nonsense", "x"], "没有“nonsense”这一类"),
        (["no/such/folder/a.png", "--data", "{folder}"], "图片写不到"),
        (["a.png", "--data", "{file}/x"], "不能使用文件夹"),
    ],
)
def test_what_the_person_can_mend_is_one_sentence(profiles, tmp_path, argv, words):
    (tmp_path / "file").touch()
    argv = [a.format(folder=profiles["full"], file=tmp_path / "file") for a in argv]
    done = subprocess.run(
        [sys.executable, "-m", "desktop_crm", "picture", str(tmp_path / argv[0]), *argv[1:]],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 1, done.stderr
    assert words in done.stderr
    assert not list(tmp_path.glob("*.png"))
