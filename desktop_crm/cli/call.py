"""What a sub-command gets and what it gives back."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..domain.fields import Entity
from ..services.core import Core, entity_of

Progress = Callable[[str, int, int], None]
"""Phase, done, total (0 = not known)."""


@dataclass(frozen=True, slots=True)
class Call:
    core: Core
    args: Namespace
    lang: str
    progress: Progress

    def say(self, zh: str, en: str) -> str:
        return en if self.lang == "en" else zh

    def counted(self, phase: str) -> Callable[[int], None]:
        """For a service that tells the rows done since its last word."""
        done = 0

        def more(rows: int) -> None:
            nonlocal done
            done += rows
            self.progress(phase, done, 0)

        return more

    @property
    def entity(self) -> Entity:
        return entity_of(self.core, self.args.kind)


@dataclass(frozen=True, slots=True)
class Answer:
    """The JSON document, the same facts as text (made while the profile is open), and the exit code."""

    document: dict[str, Any]
    text: Callable[[], str]
    code: int = 0


Command = Callable[[Call], Answer]
