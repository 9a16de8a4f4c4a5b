"""Errors of the user's world: one sentence that names what is wrong and the remedy. Anything else is our bug."""


class UserError(Exception):
    """`where` names file, row and column when known; whoever knows it may set it later. Survives pickling."""

    def __init__(self, sentence_zh: str, sentence_en: str, *, where: str = "") -> None:
        super().__init__(sentence_zh, sentence_en)
        self.where = where

    def text(self, lang: str) -> str:
        zh, en = self.args
        sentence: str = en if lang.startswith("en") else zh
        return f"{self.where}{': ' if lang.startswith('en') else '：'}{sentence}" if self.where else sentence

    def __str__(self) -> str:
        return self.text("zh")


class BadValue(UserError):  # noqa: N818
    """A value that its field cannot take."""


class FilterError(UserError):
    """`at` is the 1-based character of the expression."""

    def __init__(self, sentence_zh: str, sentence_en: str, *, at: int = 1, where: str = "") -> None:
        super().__init__(sentence_zh, sentence_en, where=where)
        self.at = at


class NotFound(UserError):  # noqa: N818
    pass


class Ambiguous(UserError):  # noqa: N818
    """`candidates` are (id, number, label)."""

    def __init__(
        self,
        sentence_zh: str,
        sentence_en: str,
        *,
        candidates: list[tuple[str, str, str]] | None = None,
        where: str = "",
    ) -> None:
        super().__init__(sentence_zh, sentence_en, where=where)
        self.candidates = candidates or []


class Busy(UserError):  # noqa: N818
    """Another program writes; trying again later helps."""


class Damaged(UserError):  # noqa: N818
    """A file or database that is not what it should be."""
