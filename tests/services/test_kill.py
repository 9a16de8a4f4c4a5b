"""kill -9 at any point: nothing acknowledged is gone, no half import is left."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_crm.app import open_core
from desktop_crm.services.core import Core

from .asking import digest, sound, total, write

# The child says on its stdout what it does; the parent kills it at a moment drawn from what it said.
IMPORT = """
import sys, time
from pathlib import Path
from desktop_crm.app import open_core
from desktop_crm.services import imports
core = open_core(Path(sys.argv[1]))
def told(phase, done, total):
    print(phase, done, flush=True)
imports.run(core, [Path(sys.argv[2])], progress=told)
print("committed", flush=True)
time.sleep(60)
"""
EDITS = """
import sys
from pathlib import Path
from desktop_crm.app import open_core
core = open_core(Path(sys.argv[1]))
for n in range(int(sys.argv[2]), int(sys.argv[3])):
    with core.write("edit", str(n)) as work:
        work.set("customer", 1, {"notes": str(n)})
    print(n, flush=True)
print("all", flush=True)
"""


def start(code: str, *args: object) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", code, *map(str, args)], stdout=subprocess.PIPE, text=True)


def killed_imports(tmp_path: Path, kills: int, rows: int, rng: random.Random) -> int:
    """How many kills fell between the first write and the commit."""
    sheet = write(
        tmp_path,
        "客户.csv",
        "客户名称,电话,备注\n" + "".join(f"杭州公司{i},0571-{i:08d},备注{i}\n" for i in range(rows)),
    )
    folder = tmp_path / "profile"
    core = open_core(folder)
    before, inside = digest(core), 0
    core.close()
    for _ in range(kills):
        wait = rng.choice([f"write {rows}", "save 0"])
        seen = ""
        with start(IMPORT, folder, sheet) as child:
            assert child.stdout is not None
            while not seen.startswith((wait, "committed")):
                seen = child.stdout.readline().strip()
            for _ in range(rng.randrange(200_000)):  # some moment later, without a clock
                pass
            child.send_signal(signal.SIGKILL)
            rest = child.stdout.read()
        committed = "committed" in (seen, *rest.split("\n"))
        inside += not committed
        core = open_core(folder)
        if committed or total(core, "customers"):  # the kill came after the commit: all of it is there
            assert total(core, "customers") == rows
            core.close()
            for file in folder.iterdir():
                if file.is_file():
                    file.unlink()
            core = open_core(folder)
            before = digest(core)
        else:
            assert digest(core) == before
            sound(core)
        core.close()
    return inside


def killed_edits(core: Core, edits: int, rng: random.Random) -> int:
    """How often the child was killed; every acknowledged edit is there after each."""
    with core.write("add") as work:
        work.create("customer", {"name": "甲公司"})
    done, kills = 0, 0
    while done < edits:
        acknowledged, until = done - 1, done + rng.randrange(1, max(2, edits // 12))
        with start(EDITS, core.folder, done, edits) as child:
            assert child.stdout is not None
            for line in child.stdout:
                if line.strip() == "all":
                    break
                acknowledged = int(line)
                if acknowledged >= until:
                    child.send_signal(signal.SIGKILL)
                    kills += 1
                    acknowledged = max([acknowledged, *(int(x) for x in child.stdout.read().split() if x.isdigit())])
                    break
        (notes,) = core.db.execute("SELECT notes FROM customer").fetchone()
        assert int(notes) in (acknowledged, acknowledged + 1)
        done = int(notes) + 1
    sound(core)
    steps = core.db.execute("SELECT count(*) FROM step WHERE label LIKE '[\"edit\"%'").fetchone()[0]
    assert steps == edits
    return kills


def test_a_killed_import_leaves_nothing(tmp_path: Path) -> None:
    inside = killed_imports(tmp_path, 6, 2000, random.Random(1))
    print(f"\n{inside} of 6 kills fell between the first write and the commit")
    assert inside


def test_a_killed_editor_loses_nothing_it_acknowledged(core: Core) -> None:
    kills = killed_edits(core, 120, random.Random(2))
    print(f"\n{kills} kills during 120 single edits")
    assert kills


@pytest.mark.full
def test_a_hundred_killed_imports_leave_nothing(tmp_path: Path) -> None:
    inside = killed_imports(tmp_path, 100, 5000, random.Random(3))
    print(f"\n{inside} of 100 kills fell between the first write and the commit")
    assert inside >= 60


@pytest.mark.full
def test_kills_during_a_thousand_single_edits(core: Core) -> None:
    kills = killed_edits(core, 1000, random.Random(4))
    print(f"\n{kills} kills during 1,000 single edits")
    assert kills >= 5
