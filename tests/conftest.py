from collections.abc import Sequence

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slice", metavar="N/M", type=parse_slice, help="of the full tests, every M-th from the N-th on")


def parse_slice(text: str) -> tuple[int, int]:
    first, _, step = text.partition("/")
    if not (first.isdecimal() and step.isdecimal() and int(first) < int(step)):
        raise ValueError(text)
    return int(first), int(step)


def slice_of(names: Sequence[str], first: int, step: int) -> set[str]:
    """Never empty where there is any: with fewer names than slices some of them are in several."""
    ordered = sorted(names)
    return set(ordered[first % max(1, min(step, len(ordered))) :: step])


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    chosen = config.getoption("slice")
    if chosen is None:
        return
    full = {item.nodeid for item in items if item.get_closest_marker("full")}
    dropped = full - slice_of(list(full), *chosen)
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid in dropped])
    items[:] = [item for item in items if item.nodeid not in dropped]


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees or touches the data and settings of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.delenv("DESKTOP_CRM_DATA", raising=False)
