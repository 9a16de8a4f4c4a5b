"""The word lists in resources/sample, read once."""

from functools import cache

from ...domain.resources import resources_dir


@cache
def lines(name: str) -> tuple[str, ...]:
    """Without blank lines and remarks."""
    text = (resources_dir() / "sample" / f"{name}.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("# "))


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """Of a list with [headings]."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines(name):
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), [])
        else:
            current.append(line)
    return {heading: tuple(held) for heading, held in found.items()}
