"""The plumbing of the benchmarks at tiny sizes. No clock is judged here."""

import argparse
import json
import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks import command
from tests.benchmarks.__main__ import NAMES
from tests.benchmarks.line import Judge, Line, NotMeasured
from tests.benchmarks.made_customers import NAMES as FIELDS
from tests.benchmarks.made_customers import rows
from tests.benchmarks.session import Session


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return Session([60, 200], tmp_path_factory.mktemp("benchmarks"), turns=1, share=0.05)


@pytest.mark.parametrize("name", NAMES)
def test_each_measure_gives_a_ratio_to_a_named_control(session: Session, name: str) -> None:
    lines = list(command.measured(session, [name]))
    assert lines
    for line in lines:
        assert not line.problem, line.problem
        assert line.measure and line.control and line.budget
        assert math.isfinite(line.ratio) and line.ratio > 0, line
        assert command.row(command.texts(line))
    json.dumps(command.document(session, lines))


def test_a_budget_can_be_exceeded() -> None:
    judge = Judge(scale=2)
    assert judge.compare("a", 1.4, "b", 1, ratio=1.3).ok is False
    assert judge.compare("a", 1.2, "b", 1, ratio=1.3).ok is True
    assert judge.compare("a", 0.009, "b", 1, at_most=0.005).ok is True  # on a machine half as fast
    assert judge.compare("a", 0.011, "b", 1, at_most=0.005).ok is False
    assert judge.compare("a", 9, "b", 1).ok is None


def test_what_fails_says_so_and_the_others_go_on(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def measure(_: Session) -> Iterator[Line]:
        yield Line("first", "control", 1.0)
        raise NotMeasured("no such thing here")

    monkeypatch.setattr("tests.benchmarks.digest.measure", measure)
    monkeypatch.setattr("tests.benchmarks.undo.measure", lambda _: 1 / 0)
    first, second, third = command.measured(session, ["digest", "undo"])
    assert first.ok is None
    assert (second.problem, second.ok) == ("not measured: no such thing here", False)
    assert third.problem.startswith("not measured: ZeroDivisionError")


def test_sizes_are_read_and_flat_needs_two(tmp_path: Path) -> None:
    assert command.row_counts("1M,10k,250") == [250, 10_000, 1_000_000]
    for text in ("", "0", "k", "10x"):
        with pytest.raises(argparse.ArgumentTypeError):
            command.row_counts(text)
    with pytest.raises(NotMeasured):
        Session([10], tmp_path).pair()


def test_an_unknown_measure_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.run(["speed"], NAMES)
    assert "speed" in capsys.readouterr().err


def test_made_customers_differ_and_are_whole() -> None:
    made = rows(40_000)
    assert all(len(row) == 1 + len(FIELDS) == 21 and None not in row for row in made)
    for place in (0, 1, 1 + FIELDS.index("mobile"), 1 + FIELDS.index("phone"), 1 + FIELDS.index("number")):
        assert len({row[place] for row in made}) == len(made)
