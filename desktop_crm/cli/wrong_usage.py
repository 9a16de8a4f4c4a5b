class WrongUsage(Exception):  # noqa: N818
    """The line itself is wrong: exit 2. Nothing has been opened or done."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh, en)

    def text(self, lang: str) -> str:
        zh, en = self.args
        return str(en if lang == "en" else zh)
