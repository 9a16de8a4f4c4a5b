"""The window's child: JSON lines, the same sub-commands, and its input closing means stop."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT


def start(*words: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "desktop_crm", "--worker", *map(str, words)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def answer(child: subprocess.Popen[bytes]) -> tuple[int, list[dict[str, object]]]:
    """Reads to the end while the input stays open."""
    assert child.stdout and child.stdin and child.stderr
    lines = [json.loads(line) for line in child.stdout]
    code = child.wait(60)
    child.stdin.close()
    assert child.stderr.read() == b""
    child.stdout.close()
    child.stderr.close()
    return code, lines


def test_progress_lines_then_the_result(profile: Path, tmp_path: Path, crm):
    sheet = tmp_path / "客户.csv"
    sheet.write_text("客户名称,电话\n甲公司,0571-1000001\n乙公司,0571-1000002\n", "utf-8")
    code, lines = answer(start("import", sheet, "--data", profile))
    assert code == 0 and lines[-1].keys() == {"result"}
    assert all(line.keys() == {"progress"} and len(line["progress"]) == 3 for line in lines[:-1])  # type: ignore[arg-type]
    assert len(lines) > 1
    assert lines[-1]["result"]["new"] == 2  # type: ignore[index]
    assert crm.json("list", "customers")["total"] == 2


@pytest.mark.parametrize(
    ("words", "code", "part"),
    [
        (("show", "customers", "x"), 1, "没有"),
        (("foo",), 2, "foo"),
        (("merge", "a"), 2, "还没有"),
        (("import", "x.csv"), 1, "x.csv"),
    ],
)
def test_an_error_is_one_sentence(profile, words, code, part):
    found, lines = answer(start(*words, "--data", profile))
    assert found == code and len(lines) == 1
    assert lines[0].keys() == {"error"} and part in str(lines[0]["error"])


def test_the_input_closing_stops_the_work_and_nothing_stays_written(profile, crm):
    crm.json("me")
    code = (
        "import sys, time\n"
        "from desktop_crm.cli import worker\n"
        "from desktop_crm.services import creation\n"
        "make = creation.create\n"
        "def slow(*words):\n"
        "    id = make(*words)\n"
        "    print('now', flush=True)\n"
        "    for _ in range(6000): time.sleep(0.01)\n"
        "    return id\n"
        "creation.create = slow\n"
        "sys.exit(worker.main(sys.argv[1:]))\n"
    )
    command = [sys.executable, "-c", code, "--data", str(profile), "add", "customers", "name=小米"]
    child = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdout and child.stdout.readline() == b"now\n"
    out, err = child.communicate(timeout=30)  # closes its input
    assert (child.returncode, err) == (130, b"")
    assert json.loads(out) == {"error": "已停止，没有写入"}
    assert crm.json("list", "customers")["total"] == 0
    assert crm.json("add", "customers", "name=大米")["step"]
