"""设置: everything that can be set, on one page, at once in force."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ....domain.changes import Changes
from ... import pages
from ...desk import Desk
from ...page import Page
from ...widgets.page_head import PageHead
from .about import About
from .backups import Backups
from .data_file import DataFile
from .looks import Looks
from .me import Me
from .own_office import OwnOffice
from .section import Section

LIST, COLUMN = 148, 720
NEAR = 24
"""Pixels below the top at which a part counts as the one that is read."""


class SettingsPage(Page):
    sheet = "settings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head = PageHead(desk, pages.words(pages.SETTINGS))
        self.me, self.office, self.looks = Me(desk), OwnOffice(desk), Looks(desk)
        self.backups, self.data, self.about = Backups(desk), DataFile(desk), About(desk)
        self.sections: list[Section] = [self.me, self.office, self.looks, self.backups, self.data, self.about]
        self.scroll = QScrollArea()
        self.links: list[QPushButton] = []
        self._lay_out()
        self.about.unfolded.connect(self.scroll.ensureWidgetVisible)
        self.scroll.verticalScrollBar().valueChanged.connect(lambda value: self._mark())

    def _lay_out(self) -> None:
        inside = QWidget(objectName="plainPage")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 16)
        column.setSpacing(16)
        for section in self.sections:
            column.addWidget(section)
        column.addStretch()
        inside.setMaximumWidth(COLUMN)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setWidget(inside)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addLayout(self._list())
        body.addWidget(self.scroll, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.head)
        layout.addLayout(body, 1)

    def _list(self) -> QVBoxLayout:
        column, group = QVBoxLayout(), QButtonGroup(self)
        column.setSpacing(4)
        for section in self.sections:
            link = QPushButton(section.title.text(), objectName="part", checkable=True)
            link.setFixedWidth(LIST)
            link.clicked.connect(lambda _=False, section=section: self.go_to(section))
            group.addButton(link)
            self.links.append(link)
            column.addWidget(link)
        column.addStretch()
        self.links[0].setChecked(True)
        return column

    def go_to(self, section: Section) -> None:
        self.scroll.verticalScrollBar().setValue(section.y())
        self.links[self.sections.index(section)].setChecked(True)

    def begin_rest(self) -> None:
        for section in self.sections:
            section.begin()

    def enter(self) -> None:
        """Backups are made while nobody looks."""
        self.backups.begin()
        self.links[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, changes: Changes) -> None:
        for section in self.sections:
            section.follow(changes)

    def redraw(self) -> None:
        self.head.redraw()
        for section in self.sections:
            section.redraw()

    def _mark(self) -> None:
        bar = self.scroll.verticalScrollBar()
        reached = sum(section.y() <= bar.value() + NEAR for section in self.sections[1:])
        at_end = 0 < bar.maximum() == bar.value()
        self.links[-1 if at_end else reached].setChecked(True)
