"""Small files, one noun each."""

import math
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "desktop_crm"
HARD, MEDIAN, NINTH_DECILE = 400, 120, 250
SAYS_NOTHING = {"util", "utils", "helper", "helpers", "manager", "managers", "common"}


def count_lines(package: Path) -> dict[str, int]:
    """Files that hold something: an empty __init__.py must not pull the median down."""
    lines = {str(p.relative_to(package)): len(p.read_text("utf-8").splitlines()) for p in package.rglob("*.py")}
    return {name: count for name, count in lines.items() if count}


def quantile(counts: list[int], share: float) -> int:
    return sorted(counts)[math.ceil(share * len(counts)) - 1]


def too_long(lines: dict[str, int]) -> list[str]:
    problems = [f"{name}: {count} lines, {HARD} is the end" for name, count in sorted(lines.items()) if count > HARD]
    for share, limit in ((0.5, MEDIAN), (0.9, NINTH_DECILE)):
        if lines and (found := quantile(list(lines.values()), share)) > limit:
            problems.append(f"{share:.0%} of the files should have at most {limit} lines; it takes {found}")
    return problems


def named_for_nothing(package: Path) -> list[str]:
    return sorted(
        str(p.relative_to(package)) for p in package.rglob("*.py") if SAYS_NOTHING & words(p.relative_to(package))
    )


def words(path: Path) -> set[str]:
    return {word for part in path.with_suffix("").parts for word in part.split("_")}


def test_files_are_small():
    assert too_long(count_lines(PACKAGE)) == []


def test_files_are_named_for_what_they_hold():
    assert named_for_nothing(PACKAGE) == []


@pytest.mark.parametrize(
    ("counts", "problems"),
    [([400] + [10] * 9, 0), ([401] + [10] * 19, 1), ([121, 121, 10], 1), ([251, 251] + [10] * 9, 1), ([], 0)],
)
def test_the_count_can_fail(counts, problems):
    assert len(too_long({f"{n}.py": count for n, count in enumerate(counts)})) == problems


def test_the_names_can_fail(tmp_path):
    for name in ("store/utils.py", "domain/phone_helpers.py", "ui/manager/window.py", "domain/phones.py"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    assert named_for_nothing(tmp_path) == ["domain/phone_helpers.py", "store/utils.py", "ui/manager/window.py"]
