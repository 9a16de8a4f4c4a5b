"""Makes .venv from a hash-locked requirements file, so that one command runs a source tree. Standard library only.

Any Python the machine has may run this, if only to be told that it is too old: the syntax stays that of 3.8.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import NoReturn

OLDEST, NEWEST = (3, 11), (3, 13)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NOWHERE = subprocess.DEVNULL
FONT = "fonts-noto-cjk"
# What Qt loads from the system, and which Debian package has it.
OFFSCREEN = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
DESKTOP = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def start(argv: list[str]) -> int:
    """`python3 -m desktop_crm` without its packages: fetch them, then run the program where the caller stands."""
    lock = "requirements.lock"
    if Path(sys.prefix).resolve() == VENV.resolve() and is_ready(lock):
        stop(f"{VENV} 已损坏，请删除后再启动。", f"{VENV} is damaged: delete it and start again.")
    return run_module(ensure(lock), "desktop_crm", argv)


def ensure(lock: str, desktop: bool = True) -> Path:
    """The Python of .venv, with exactly what `lock` says installed. Without `desktop`, only what Qt needs off screen."""
    if not is_ready(lock):
        try:
            # The second of two first starts waits; the lock ends with its process, however that ends.
            with closing(sqlite3.connect(VENV.with_suffix(".lock"), timeout=900, isolation_level=None)) as turn:
                turn.execute("BEGIN EXCLUSIVE")
                if not is_ready(lock):
                    set_up(lock, desktop)
        except (OSError, sqlite3.Error) as error:
            stop(f"无法写入 {VENV}（{error}）。", f"Cannot write {VENV} ({error}).")
    return PYTHON


def run_module(python: Path, module: str, argv: list[str], **environment: str) -> int:
    """Where the system can, the module takes over this process: signals and exit code are its own."""
    command = [str(python), "-P", "-m", module, *argv]
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    if os.name == "nt":
        return subprocess.call(command, env=env)
    sys.stdout.flush()
    os.execve(command[0], command, env)


def set_up(lock: str, desktop: bool) -> None:
    usable = has_usable_venv()
    if not usable:
        check_version(sys.version_info[:3])
    packages = missing_packages(desktop, new_venv=not usable)
    if packages:
        install_packages(packages)
    if not usable:
        say(f"正在创建 {VENV.name} · making {VENV.name}")
        if call([sys.executable, "-I", "-m", "venv", "--clear", str(VENV)]):
            stop(f"无法创建 {VENV}。", f"Cannot make {VENV}.")
    say(f"正在安装 {lock} · installing {lock}")
    pip = [str(PYTHON), "-I", "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    if call([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / lock)], PIP_USER="0"):
        stop(
            "依赖包未能安装，原因见上；请检查网络或 pip 的镜像设置。",
            "The packages could not be installed, see above: check the network or pip's mirror setting.",
        )
    stamp_of(lock).write_text(fingerprint(lock), "ascii")


def is_ready(lock: str) -> bool:
    try:
        return PYTHON.exists() and stamp_of(lock).read_text("ascii") == fingerprint(lock)
    except OSError:
        return False


def stamp_of(lock: str) -> Path:
    return VENV / f".{lock}"


def fingerprint(lock: str) -> str:
    return hashlib.sha256((ROOT / lock).read_bytes() + (VENV / "pyvenv.cfg").read_bytes()).hexdigest()


def check_version(version: tuple[int, ...]) -> None:
    if not OLDEST <= version[:2] <= NEWEST:
        found = ".".join(map(str, version))
        stop(f"需要 Python 3.11 至 3.13，这里是 {found}。", f"Python 3.11 to 3.13 is needed; this is {found}.")


def has_usable_venv() -> bool:
    test = f"import pip, sys; sys.exit(not {OLDEST} <= sys.version_info[:2] <= {NEWEST})"
    return PYTHON.exists() and call([str(PYTHON), "-I", "-c", test], NOWHERE, NOWHERE) == 0


def missing_packages(desktop: bool, new_venv: bool) -> list[str]:
    if not sys.platform.startswith("linux"):
        return []
    libraries = {**OFFSCREEN, **DESKTOP} if desktop else OFFSCREEN
    missing = [package for soname, package in libraries.items() if not has_library(soname)]
    if new_venv and importlib.util.find_spec("ensurepip") is None:  # Debian keeps it apart
        missing.append(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    return missing if has_chinese_font() else [*missing, FONT]


def has_library(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def has_chinese_font() -> bool:
    if shutil.which("fc-list"):
        return bool(subprocess.run(["fc-list", ":lang=zh-cn"], stdout=subprocess.PIPE).stdout.strip())
    return any(Path("/usr/share/fonts").glob("**/*CJK*"))


def install_packages(packages: list[str]) -> None:
    names = " ".join(packages)
    if not may_install():
        if packages == [FONT]:
            return say(f"缺少中文字体，建议安装 {FONT} · no Chinese font found, {FONT} is a good one")
        stop(
            f"缺少系统库，请先运行一次：\n  sudo apt-get install -y {names}\n（其他发行版：安装对应的软件包。）",
            "System libraries are missing: run the line above once (elsewhere: install what Debian calls so).",
        )
    say(f"正在安装系统库 · installing system libraries: {names}")
    apt = [] if os.geteuid() == 0 else ["sudo", "-n"]
    apt += ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    if call(install, NOWHERE, NOWHERE) and (call([*apt, "update"], NOWHERE) or call(install, NOWHERE)):
        stop(f"apt-get 未能安装：{names}。", f"apt-get could not install: {names}.")


def may_install() -> bool:
    if not shutil.which("apt-get"):
        return False
    return os.geteuid() == 0 or bool(shutil.which("sudo") and call(["sudo", "-n", "true"], NOWHERE, NOWHERE) == 0)


def call(command: list[str], stdout: int | None = None, stderr: int | None = None, **environment: str) -> int:
    """Nothing goes to standard output: that belongs to the program which runs afterwards."""
    out, err = (sys.stderr if to is None else to for to in (stdout, stderr))
    return subprocess.call(command, stdin=NOWHERE, stdout=out, stderr=err, env={**os.environ, **environment})


def say(text: str) -> None:
    print("desktop-crm:", text, file=sys.stderr, flush=True)


def stop(chinese: str, english: str) -> NoReturn:
    sys.exit(f"{chinese}\n{english}")
