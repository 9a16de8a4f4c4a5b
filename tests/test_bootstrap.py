"""The set-up of a source tree, dry: no network, nothing installed, nothing outside tmp_path."""

import ast
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import desktop_crm
from desktop_crm import bootstrap
from tests import __main__ as tests_command
from tests.conftest import parse_slice, slice_of

ROOT = Path(__file__).resolve().parent.parent
LOCK = "requirements.lock"


class Machine:
    """A source tree in tmp_path, on a Debian where every command works unless it is named in `failing`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.calls: list[str] = []
        self.failing: list[str] = []
        (root / LOCK).write_text("a==1\n")

    def call(self, command: list[str], *streams: int, **environment: str) -> int:
        line = " ".join(command)
        self.calls.append(line)
        if "-m venv" in line:
            python = self.root / ".venv/bin/python"
            python.parent.mkdir(parents=True)
            python.touch()
            (self.root / ".venv/pyvenv.cfg").write_text("version = 3.11.9\n")
        return int(any(part in line for part in self.failing))

    def ran(self, part: str) -> int:
        return sum(part in line for line in self.calls)


@pytest.fixture
def machine(tmp_path, monkeypatch):
    machine = Machine(tmp_path)
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / ".venv/bin/python")
    monkeypatch.setattr(bootstrap, "call", machine.call)
    monkeypatch.setattr(bootstrap, "has_library", lambda soname: True)
    monkeypatch.setattr(bootstrap, "has_chinese_font", lambda: True)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    return machine


def refusal(action, *arguments) -> str:
    with pytest.raises(SystemExit) as stopped:
        action(*arguments)
    assert isinstance(stopped.value.code, str)  # Python prints it to standard error and exits 1
    return stopped.value.code


def test_the_first_start_makes_the_environment_and_the_second_only_looks(machine):
    assert bootstrap.ensure(LOCK) == machine.root / ".venv/bin/python"
    assert (machine.ran("-m venv"), machine.ran("-m pip install")) == (1, 1)
    assert "--require-hashes --only-binary :all: -r" in machine.calls[-1]
    machine.calls.clear()
    bootstrap.ensure(LOCK)
    assert machine.calls == []


def test_a_new_lock_or_another_python_installs_again_into_the_same_environment(machine):
    bootstrap.ensure(LOCK)
    for changed in (machine.root / LOCK, machine.root / ".venv/pyvenv.cfg"):
        changed.write_text("something else\n")
        machine.calls.clear()
        bootstrap.ensure(LOCK)
        assert (machine.ran("-m venv"), machine.ran("-m pip install")) == (0, 1)


def test_each_lock_has_its_own_stamp(machine):
    bootstrap.ensure(LOCK)
    (machine.root / "requirements-dev.lock").write_text("a==1\nb==1\n")
    assert not bootstrap.is_ready("requirements-dev.lock")
    bootstrap.ensure("requirements-dev.lock", desktop=False)
    assert bootstrap.is_ready("requirements-dev.lock")
    assert bootstrap.is_ready(LOCK)


def test_a_failed_installation_is_told_and_tried_again(machine):
    machine.failing = ["pip install"]
    assert "pip" in refusal(bootstrap.ensure, LOCK)
    assert not bootstrap.is_ready(LOCK)
    machine.failing = []
    bootstrap.ensure(LOCK)
    assert bootstrap.is_ready(LOCK)


def test_an_environment_that_does_not_work_is_made_anew(machine):
    bootstrap.ensure(LOCK)
    (machine.root / ".venv/.requirements.lock").unlink()
    machine.failing = ["import pip, sys"]
    (machine.root / ".venv/bin/python").unlink()
    (machine.root / ".venv/bin").rmdir()
    bootstrap.ensure(LOCK)
    assert machine.ran("-m venv --clear") == 2


@pytest.mark.parametrize("version", [(3, 8, 10), (3, 10, 14), (3, 14, 0), (4, 0, 0)])
def test_other_pythons_are_refused_with_one_sentence(version):
    message = refusal(bootstrap.check_version, version)
    assert "3.11" in message and "3.13" in message and ".".join(map(str, version)) in message
    assert len(message.splitlines()) == 2


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 7), (3, 13, 99)])
def test_supported_pythons_pass(version):
    bootstrap.check_version(version)
    assert bootstrap.OLDEST <= version[:2] <= bootstrap.NEWEST


def test_a_refused_python_changes_nothing(machine, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 2, "final", 0))
    assert "3.10.2" in refusal(bootstrap.ensure, LOCK)
    assert machine.calls == []


def test_old_pythons_can_read_what_refuses_them():
    for name in ("desktop_crm/__init__.py", "desktop_crm/bootstrap.py", "tests/__init__.py", "tests/__main__.py"):
        ast.parse((ROOT / name).read_text("utf-8"), feature_version=(3, 8))
    main = ROOT / "desktop_crm/__main__.py"
    if main.exists():
        ast.parse(main.read_text("utf-8"), feature_version=(3, 8))


def test_the_program_needs_a_desktop_and_the_tests_do_not(machine, monkeypatch):
    monkeypatch.setattr(bootstrap, "has_library", lambda soname: False)
    assert {"libgl1", "libxcb-cursor0"} <= set(bootstrap.missing_packages(desktop=True, new_venv=False))
    assert "libxcb-cursor0" not in bootstrap.missing_packages(desktop=False, new_venv=False)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert bootstrap.missing_packages(desktop=True, new_venv=True) == []


def test_debian_without_venv_gets_it_in_the_same_go(machine, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr(bootstrap, "has_chinese_font", lambda: False)
    bootstrap.ensure(LOCK)
    installs = [line for line in machine.calls if "apt-get" in line]
    assert len(installs) == 1
    assert installs[0].endswith(f"python3.{sys.version_info[1]}-venv fonts-noto-cjk")


def test_package_lists_are_fetched_when_the_first_try_fails(machine):
    machine.failing = ["apt-get"]
    assert "libgl1" in refusal(bootstrap.install_packages, ["libgl1"])
    assert [line.split()[-1] for line in machine.calls] == ["libgl1", "update"]


@pytest.mark.parametrize(
    ("has", "failing"), [({"apt-get"}, []), ({"apt-get", "sudo"}, ["sudo -n true"]), ({"sudo"}, [])]
)
def test_without_root_the_one_line_is_told_and_nothing_is_done(machine, monkeypatch, has, failing):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda name: name if name in has else None)
    monkeypatch.setattr(bootstrap, "has_library", lambda soname: soname != "libxcb-cursor.so.0")
    machine.failing = failing
    message = refusal(bootstrap.ensure, LOCK)
    assert "\n  sudo apt-get install -y libxcb-cursor0\n" in message
    assert machine.ran("apt-get") == machine.ran("-m venv") == 0


def test_with_a_free_sudo_it_is_used(machine, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    bootstrap.install_packages(["libgl1"])
    assert machine.calls[-1].startswith("sudo -n env DEBIAN_FRONTEND=noninteractive apt-get ")


def test_a_missing_font_alone_stops_nobody(machine, monkeypatch, capsys):
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr(bootstrap, "has_chinese_font", lambda: False)
    bootstrap.ensure(LOCK)
    out, err = capsys.readouterr()
    assert bootstrap.is_ready(LOCK)
    assert out == "" and "fonts-noto-cjk" in err


def test_a_folder_that_cannot_be_written_is_named(machine, monkeypatch):
    monkeypatch.setattr(bootstrap, "VENV", machine.root / "nowhere/.venv")
    assert "nowhere" in refusal(bootstrap.ensure, LOCK)


def test_a_damaged_environment_does_not_start_itself_for_ever(machine, monkeypatch):
    bootstrap.ensure(LOCK)
    monkeypatch.setattr(sys, "prefix", str(machine.root / ".venv"))
    assert ".venv" in refusal(bootstrap.start, [])


def test_set_up_commands_leave_standard_output_alone():
    code = "from desktop_crm import bootstrap as b; b.say('s'); b.call([b.sys.executable, '-c', 'print(1)'])"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr.split()[-1]) == ("", "1")


def test_the_program_runs_where_the_caller_stands(tmp_path):
    package, elsewhere = tmp_path / "tree/desktop_crm", tmp_path / "elsewhere"
    elsewhere.mkdir()
    package.mkdir(parents=True)
    tell = "import json, os, sys; json.dump([os.getcwd(), sys.argv[1:], dict(os.environ)], sys.stdout); sys.exit(3)"
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(tell)
    (elsewhere / "json.py").write_text("the caller's own file, not ours to import")
    code = f"""
from pathlib import Path
from desktop_crm import bootstrap as b
b.ROOT = Path({str(tmp_path / "tree")!r})
b.VENV = b.ROOT / ".venv"
b.is_ready = lambda lock: True
b.PYTHON = Path(b.sys.executable)
b.sys.exit(b.start(["find", "客户"]))
"""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    env.pop("QT_QPA_PLATFORM", None)
    run = subprocess.run([sys.executable, "-P", "-c", code], cwd=elsewhere, env=env, capture_output=True, text=True)
    assert run.returncode == 3, run.stderr
    cwd, argv, environment = json.loads(run.stdout)
    assert (Path(cwd), argv) == (elsewhere.resolve(), ["find", "客户"])
    assert environment["PYTHONPATH"] == str(tmp_path / "tree")
    assert "QT_QPA_PLATFORM" not in environment


def test_the_version_is_written_once_and_costs_nothing_until_asked_for():
    assert desktop_crm.__version__ == tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    code = "import sys, desktop_crm; print({'tomllib', 'importlib.metadata', 'pathlib'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"
    with pytest.raises(AttributeError):
        _ = desktop_crm.nonsense  # type: ignore[attr-defined]


def test_the_command_without_arguments_checks_everything():
    stages = tests_command.plan([])
    assert list(stages) == ["ruff format", "ruff check", "mypy", "pytest rest", "pytest window"]
    plain = [*tests_command.PYTEST, "-m", "not full"]
    assert stages["pytest window"] == [*plain, "tests/ui", "--ignore", "tests/ui/panes"]
    rest = stages["pytest rest"][len(plain) :]
    assert {"tests/store", "tests/test_bootstrap.py", "tests/ui/panes"} <= set(rest) and "tests/ui" not in rest
    assert not any("-m" in words for name, words in tests_command.plan(["--full"]).items() if "pytest" in name)


def test_both_halves_are_judged_and_shown(capfd):
    stages = {"pytest rest": ["json.tool", "--help"], "pytest window": ["json.tool", "--nonsense"]}
    found = tests_command.side_by_side(Path(sys.executable), stages)
    assert [(name, code) for name, code, _ in found] == [("pytest rest", 0), ("pytest window", 2)]
    out = capfd.readouterr().out
    assert out.index("show this help message") < out.index("--nonsense")


def test_arguments_go_to_pytest_alone():
    assert tests_command.plan(["-k", "undo"]) == {"pytest": [*tests_command.PYTEST, "-m", "not full", "-k", "undo"]}
    sliced = tests_command.plan(["--full", "--slice", "1/3"])
    assert sliced == {"pytest": [*tests_command.PYTEST, "-m", "full", "--slice", "1/3"]}
    assert "--full" in refusal(tests_command.plan, ["--slice", "1/3"])


def test_the_slices_are_all_there_is_and_share_nothing():
    names = [f"tests/test_{n}.py::test" for n in (3, 1, 2, 5, 4)]
    slices = [slice_of(names, first, 3) for first in range(3)]
    assert slices == [slice_of(sorted(names), first, 3) for first in range(3)]
    assert sorted(name for part in slices for name in part) == sorted(names)
    assert [slice_of(names, first, 8) for first in (1, 6)] == [{"tests/test_2.py::test"}] * 2  # none runs nothing
    assert parse_slice("2/3") == (2, 3)
    for wrong in ("3/3", "1", "-1/2", "a/b"):
        with pytest.raises(ValueError):
            parse_slice(wrong)


def test_a_slice_runs_only_its_figures(tmp_path):
    (tmp_path / "conftest.py").write_text((ROOT / "tests/conftest.py").read_text("utf-8"), "utf-8")
    figures = "\n".join(f"@pytest.mark.full\ndef test_{n}(): ..." for n in range(5))
    (tmp_path / "test_it.py").write_text(f"import pytest\ndef test_plain(): ...\n{figures}\n")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-c", str(ROOT / "pyproject.toml"), "-vrA"]
    run = subprocess.run(
        [*command, "-m", "full", "--slice", "1/2", str(tmp_path)], capture_output=True, text=True, cwd=tmp_path
    )
    assert run.returncode == 0, run.stdout + run.stderr
    passed = [line.rpartition("::")[2] for line in run.stdout.splitlines() if line.startswith("PASSED")]
    assert passed == ["test_1", "test_3"]
