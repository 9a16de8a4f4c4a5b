"""As another program starts it: exit codes, encodings, what is on which stream, and many writers at once."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from tests.cli.conftest import ROOT

PLAIN = {
    **os.environ,
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONIOENCODING": "gbk",
}


def test_the_first_run_leaves_standard_output_to_the_answer(process, profile):
    done = process("--data", profile, "list", "customers", "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout) == {"total": 0, "rows": []}
    assert (profile / "office.db").exists()


def test_output_is_utf8_whatever_the_system_says(process, profile):
    process("--data", profile, "add", "customers", "name=小米")
    done = process("--data", profile, "list", "customers", env=PLAIN)
    assert "小米" in done.stdout.decode("utf-8")
    failed = process("--data", profile, "show", "customers", "x", env=PLAIN)
    assert (failed.returncode, failed.stdout) == (1, b"")
    assert "没有" in failed.stderr.decode("utf-8")


def test_the_profile_of_the_environment(process, profile):
    env = {**os.environ, "DESKTOP_CRM_DATA": str(profile)}
    assert process("add", "customers", "name=小米", env=env).returncode == 0
    assert b'"total": 1' in process("--data", profile, "list", "customers", "--json").stdout


def test_exit_codes(process, profile):
    assert process("--data", profile, "foo").returncode == 2
    assert process("--data", profile, "merge", "a", "b").returncode == 2
    assert process("--data", profile, "show", "customers", "x").returncode == 1
    assert process("--data", profile, "me").returncode == 0


def test_a_reader_that_goes_away_is_no_failure(profile):
    code = f"{sys.executable} -m desktop_crm --data '{profile}' fields | head -c 10; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", code], cwd=ROOT, capture_output=True, timeout=60)
    assert done.stderr == b"" and done.stdout.endswith(b"0\n")


def test_without_a_display_the_window_says_so(process, profile):
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    done = process("--data", profile, env=env)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"desktop-crm picture OUT.png" in done.stderr and "没有显示器" in done.stderr.decode()


@pytest.mark.parametrize(
    "words", [("find", "hw"), ("list", "customers", "--limit", "5"), ("list", "customers", "--columns", "name,grade")]
)
def test_reading_is_light(profile, crm, words):
    crm.json("add", "customers", "name=杭州华为")
    code = (
        "import sys; from desktop_crm import cli; code = cli.main(sys.argv[1:]);"
        "heavy = {'sqlalchemy', 'openpyxl', 'PySide6', 'python_calamine', 'asyncio'} & set(sys.modules);"
        "print(sorted(heavy), file=sys.stderr); sys.exit(code)"
    )
    command = [sys.executable, "-c", code, "--data", str(profile), *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr.strip()) == (0, b"[]")
    assert "杭州华为" in done.stdout.decode("utf-8")


def test_of_many_writers_at_once_nobody_loses(profile, crm):
    crm.json("me")
    command = [sys.executable, "-m", "desktop_crm", "--data", str(profile), "add", "customers", "--json"]
    running = [
        subprocess.Popen([*command, f"name=客户{i}"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for i in range(6)
    ]
    answers = [p.communicate(timeout=120) for p in running]
    assert [p.returncode for p in running] == [0] * 6, answers
    assert len({json.loads(out)["step"] for out, _ in answers}) == 6
    found = crm.json("list", "customers")
    assert {r["name"] for r in found["rows"]} == {f"客户{i}" for i in range(6)}
    assert len({r["number"] for r in found["rows"]}) == 6
    assert crm.json("verify")["ok"]


def test_reading_does_not_wait_for_a_writer_and_a_writer_gives_up_in_the_end(profile, crm, monkeypatch):
    crm.json("add", "customers", "name=小米")
    other = sqlite3.connect(profile / "office.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("UPDATE customer SET grade = 'A'")
    monkeypatch.setattr("desktop_crm.store.connection.BUSY_SECONDS", 0.3)
    try:
        assert crm.json("list", "customers")["rows"][0]["grade"] is None
        assert crm.json("find", "小米")["hits"]
        assert "另一个程序正在写入" in crm.fails("add", "customers", "name=大米")
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert crm.json("list", "customers")["total"] == 1


def test_two_first_runs_at_once(profile):
    command = [sys.executable, "-m", "desktop_crm", "--data", str(profile), "add", "customers", "--json"]
    running = [
        subprocess.Popen([*command, f"name=客户{i}"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for i in range(3)
    ]
    answers = [p.communicate(timeout=120) for p in running]
    assert [p.returncode for p in running] == [0] * 3, answers


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT for a child there")
def test_ctrl_c_is_130_and_nothing_stays_written(profile, crm):
    crm.json("me")
    code = (
        "import sys, time\n"
        "from desktop_crm import cli\n"
        "from desktop_crm.services import creation\n"
        "make = creation.create\n"
        "def slow(*words):\n"
        "    id = make(*words)\n"
        "    print('now', flush=True)\n"
        "    time.sleep(60)\n"
        "    return id\n"
        "creation.create = slow\n"
        "sys.exit(cli.main(sys.argv[1:]))\n"
    )
    command = [sys.executable, "-c", code, "--data", str(profile), "add", "customers", "name=小米"]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdout is not None and child.stdout.readline() == b"now\n"
    time.sleep(0.1)
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=30)
    assert (child.returncode, err.decode("utf-8")) == (130, "已停止，没有写入\n")
    assert crm.json("list", "customers")["total"] == 0


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full")
def test_a_full_disk_under_the_answer_is_one_sentence(profile, crm):
    crm.json("me")
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "desktop_crm", "--data", str(profile), "fields"]
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert done.returncode == 1
    assert len(done.stderr.decode("utf-8").splitlines()) == 1, done.stderr.decode()
