import re

import pytest

from desktop_crm.domain.resources import resources_dir
from desktop_crm.ui.models.columns import PILLS
from desktop_crm.ui.theme import DARK, LIGHT, TEXT_ON

THEMES = {"light": LIGHT, "dark": DARK}


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("text", "back"), [(t, b) for t, backs in TEXT_ON.items() for b in backs])
def test_every_text_can_be_read(name, text, back):
    assert contrast(THEMES[name][text], THEMES[name][back]) >= 4.5


def test_both_themes_have_the_same_tokens():
    assert set(LIGHT) == set(DARK)


SHEETS = sorted((resources_dir() / "styles").glob("*.qss"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda file: file.stem)
def test_a_style_sheet_names_only_tokens_and_no_colour(sheet):
    text = sheet.read_text("utf-8")
    assert set(re.findall(r"@(\w+)", text)) <= set(LIGHT)
    assert not re.findall(r"#[0-9A-Fa-f]{6}\b|\brgba?\(", text)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda file: file.stem)
def test_every_colour_used_for_text_is_among_those_checked(sheet):
    text = sheet.read_text("utf-8")
    used = set(re.findall(r"(?<![\w-])color: @(\w+)", text))
    assert used <= set(TEXT_ON)


def test_every_colour_of_a_pill_is_among_those_checked():
    assert {tone for tones in PILLS.values() for tone in tones.values()} <= set(TEXT_ON)


def test_contrast_is_measured_right():
    assert round(contrast("#000000", "#FFFFFF"), 1) == 21.0
