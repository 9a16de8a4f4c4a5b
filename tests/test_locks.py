"""The locks hold for everybody: any index, any mirror, no path of the machine that wrote them."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCKS = ["requirements.lock", "requirements-dev.lock"]
PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[0-9][0-9a-z.]*)(?: ; [a-z_]+ [=!<>]+ '[^']+')? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")


def foreign_lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if not PIN.fullmatch(line) and not HASH.fullmatch(line)]


def pins(lock: str) -> dict[str, str]:
    matches = map(PIN.fullmatch, (ROOT / lock).read_text("utf-8").splitlines())
    return {match["name"]: match["version"] for match in matches if match}


def unmet(requirements: list[str], lock: str) -> list[str]:
    locked = pins(lock)
    wanted = map(Requirement, requirements)
    return [str(r) for r in wanted if locked.get(canonicalize_name(r.name)) not in Allowed(r)]


class Allowed:
    def __init__(self, requirement: Requirement) -> None:
        self.specifier = requirement.specifier

    def __contains__(self, version: object) -> bool:
        return isinstance(version, str) and Version(version) in self.specifier


@pytest.mark.parametrize("lock", LOCKS)
def test_only_pins_and_hashes(lock):
    text = (ROOT / lock).read_text("utf-8")
    assert foreign_lines(text) == []
    assert "://" not in text


@pytest.mark.parametrize("line", ["--index-url somewhere", "-f x", "a @ https://b/a.whl", "# via c", "a>=1 \\"])
def test_the_check_can_fail(line):
    assert foreign_lines(line) == [line]


def test_every_dependency_is_locked_within_its_range():
    assert unmet(PROJECT["dependencies"], "requirements.lock") == []
    assert unmet([*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]], "requirements-dev.lock") == []
    assert unmet(["nowhere-to-be-found", "PySide6-Essentials>=6.10"], "requirements.lock") != []


def test_qt_is_one_that_runs_on_older_desktops_and_does_not_steal_references():
    assert Version("6.8") <= Version(pins("requirements.lock")["pyside6-essentials"]) < Version("6.10")


def test_both_locks_agree():
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


def test_every_library_the_program_imports_is_a_dependency():
    extras = [r for name, extra in PROJECT["optional-dependencies"].items() if name != "test" for r in extra]
    declared = {canonicalize_name(Requirement(text).name) for text in PROJECT["dependencies"] + extras}
    declared.add(canonicalize_name("shiboken6"))  # PySide6's other half
    distributions = packages_distributions()
    imported = {name for path in (ROOT / "desktop_crm").rglob("*.py") for name in third_party(path)}
    owners = {name: {canonicalize_name(owner) for owner in distributions.get(name, [name])} for name in imported}
    assert {name for name, owner in owners.items() if not owner & declared} == set()


def third_party(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module)
    return {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"desktop_crm"}
