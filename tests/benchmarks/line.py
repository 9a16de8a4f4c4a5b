"""One line of the table: a measure beside its control, judged."""

from dataclasses import asdict, dataclass, field
from typing import Any


class NotMeasured(Exception):  # noqa: N818
    """This machine or this version of the program lacks what the measure needs; the text says what."""


@dataclass(frozen=True)
class Line:
    measure: str
    control: str = ""
    ratio: float = 0.0
    budget: str = "information"
    ok: bool | None = None
    """None where there is no budget."""
    figures: dict[str, float] = field(default_factory=dict)
    problem: str = ""

    def plain(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Judge:
    scale: float
    """How much slower this machine paints a bare window than the one the budgets were written on."""

    def compare(
        self,
        measure: str,
        seconds: float,
        control: str,
        control_seconds: float,
        *,
        ratio: float | None = None,
        at_most: float | None = None,
        note: str = "",
    ) -> Line:
        """`ratio` and `at_most` (seconds) are budgets; without both the line is information."""
        found = seconds / control_seconds if control_seconds else float("inf")
        budgets, verdicts = [], []
        if ratio is not None:
            budgets.append(f"≤ {ratio:g}x")
            verdicts.append(found <= ratio)
        if at_most is not None:
            budgets.append(f"≤ {shown(at_most)}")
            verdicts.append(seconds <= at_most * self.scale)
        return Line(
            f"{measure}: {shown(seconds)}{f', {note}' if note else ''}",
            f"{control}: {shown(control_seconds)}",
            found,
            ", ".join(budgets) or "information",
            all(verdicts) if verdicts else None,
            {"seconds": seconds, "control_seconds": control_seconds},
        )


def shown(seconds: float) -> str:
    if seconds >= 1:
        return f"{seconds:.4g} s"
    return f"{seconds * 1000:.3g} ms" if seconds >= 0.0001 else f"{seconds * 1e6:.3g} µs"
