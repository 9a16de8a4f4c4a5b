"""Design tokens → palette and one style sheet. No colour is written anywhere else."""

import re
import sys
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from ..domain.resources import resources_dir

LIGHT = {
    "canvas": "#F5F6F8", "surface": "#FFFFFF", "raised": "#FFFFFF", "hover": "#F2F3F5", "line": "#E5E6EB",
    "edge": "#C9CDD4", "text": "#1F2329", "text2": "#5A606A", "text3": "#666C76", "accent": "#1A5FD6",
    "accentSoft": "#E8F0FE", "accentDeep": "#154FB3", "onAccent": "#FFFFFF", "ok": "#14744A", "okSoft": "#E3F5EC",
    "warn": "#8F4A05", "warnSoft": "#FDF0DF", "bad": "#B92E24", "badSoft": "#FCE8E6", "violet": "#5E41D8",
    "violetSoft": "#EFEBFD", "teal": "#0B6B75", "grey": "#565C66", "greySoft": "#EEF0F2", "toast": "#24282D", "onToast": "#FFFFFF",
    "toastLink": "#8DB8FF", "shade": "#1F2329",
}  # fmt: skip
DARK = {
    "canvas": "#15171A", "surface": "#1D2024", "raised": "#24282D", "hover": "#26292F", "line": "#32363C",
    "edge": "#4A5059", "text": "#E6E8EB", "text2": "#A9AFB8", "text3": "#959CA6", "accent": "#5B9BFF",
    "accentSoft": "#1D3050", "accentDeep": "#7DB0FF", "onAccent": "#0B1626", "ok": "#4CC38A", "okSoft": "#15332A",
    "warn": "#F0A04B", "warnSoft": "#3A2A15", "bad": "#F58A80", "badSoft": "#3D1F1D", "violet": "#AC9BFF",
    "violetSoft": "#2A2545", "teal": "#4FC0CB", "grey": "#A9AFB8", "greySoft": "#2C3036", "toast": "#3A4048", "onToast": "#FFFFFF",
    "toastLink": "#9CC3FF", "shade": "#000000",
}  # fmt: skip
TEXT_ON = {
    "text": ("canvas", "surface", "raised", "hover", "accentSoft"),
    "text2": ("canvas", "surface", "raised", "hover", "accentSoft"),
    "text3": ("canvas", "surface", "raised", "hover", "accentSoft"),
    "accent": ("canvas", "surface", "raised", "accentSoft"),
    "onAccent": ("accent", "accentDeep", "bad"),
    "bad": ("canvas", "surface", "hover", "badSoft", "accentSoft"),
    "warn": ("canvas", "surface", "hover", "warnSoft", "accentSoft"),
    "ok": ("surface", "okSoft"),
    "violet": ("surface", "violetSoft"),
    "teal": ("canvas", "surface"),
    "grey": ("surface", "greySoft"),
    "onToast": ("toast",),
    "toastLink": ("toast",),
}
"""Where each text colour stands: a test holds every pair to 4.5 : 1."""
SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
FONTS = {"win32": ("Microsoft YaHei UI", "Microsoft YaHei"), "darwin": ("PingFang SC",)}
LATIN = {"win32": ("Segoe UI",), "darwin": ("Helvetica Neue",)}
LATIN_ELSEWHERE = ("Noto Sans",)
"""In English they come first: in a Chinese font “ ” and ’ are as wide as a character."""
ELSEWHERE = ("Noto Sans CJK SC", "WenQuanYi Micro Hei", "Source Han Sans SC")


class Theme:
    """The colours in use. One for the program, changed in place, so that whoever paints holds it."""

    def __init__(self) -> None:
        self.name = "light"
        self.tokens: Mapping[str, str] = LIGHT
        self._colours: dict[str, QColor] = {}

    def choose(self, wanted: str, app: QApplication) -> None:
        """light, dark, or system: as the desktop has it."""
        if sys.platform in ("win32", "darwin"):  # there the frame of the window is the desktop's to draw
            app.styleHints().setColorScheme(SCHEMES.get(wanted, Qt.ColorScheme.Unknown))
        if wanted == "system":
            wanted = "dark" if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"
        self.name, self.tokens = wanted, DARK if wanted == "dark" else LIGHT
        self._colours.clear()

    def colour(self, token: str) -> QColor:
        if token not in self._colours:
            self._colours[token] = QColor(self.tokens[token])
        return self._colours[token]

    def palette(self) -> QPalette:
        role, palette = QPalette.ColorRole, QPalette()
        for token, roles in {
            "canvas": (role.Window, role.AlternateBase),
            "surface": (role.Base, role.Button),
            "raised": (role.ToolTipBase, role.Light),
            "text": (role.WindowText, role.Text, role.ButtonText, role.ToolTipText),
            "text3": (role.PlaceholderText,),
            "accent": (role.Highlight, role.Accent, role.Link),
            "onAccent": (role.HighlightedText,),
            "line": (role.Mid, role.Midlight, role.Dark, role.Shadow),
        }.items():
            for r in roles:
                palette.setColor(r, self.colour(token))
        for r in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, r, self.colour("text3"))
        return palette

    def sheet(self, name: str) -> str:
        """resources/styles/<name>.qss with colours for `@token`s; nothing for no name."""
        text = (resources_dir() / "styles" / f"{name}.qss").read_text("utf-8") if name else ""
        return re.sub(r"@(\w+)", lambda m: self.tokens[m[1]], text)


def ui_font(lang: str = "zh") -> QFont:
    font, families = QFont(), FONTS.get(sys.platform, ELSEWHERE)
    if lang == "en":
        families = (*LATIN.get(sys.platform, LATIN_ELSEWHERE), *families)
    font.setFamilies(list(families))
    font.setPixelSize(13)
    return font


def apply(app: QApplication, theme: Theme) -> None:
    app.setPalette(theme.palette())
    app.setStyleSheet(theme.sheet("app"))
