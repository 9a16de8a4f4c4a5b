"""CPU time, fairly: contestants take turns, and the best or the median of each counts."""

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Sequence

Act = Callable[[], object]
Timed = Callable[[], float]


def cpu(act: Act) -> float:
    """Seconds of this process."""
    gc.collect()
    began = time.process_time()
    act()
    return time.process_time() - began


def each(acts: Iterable[Act]) -> list[float]:
    """Seconds of every single one."""
    found = []
    gc.collect()
    for act in acts:
        began = time.process_time()
        act()
        found.append(time.process_time() - began)
    return found


def best(turns: int, *contestants: Timed) -> list[float]:
    return [min(times) for times in _in_turn(turns, contestants)]


def median(turns: int, *contestants: Timed) -> list[float]:
    return [statistics.median(times) for times in _in_turn(turns, contestants)]


def better_of_two(acts: Callable[[], Iterable[Act]]) -> list[float]:
    """Every act twice; the better reading of each."""
    return [min(pair) for pair in zip(each(acts()), each(acts()), strict=True)]


def quantile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _in_turn(turns: int, contestants: Sequence[Timed]) -> list[list[float]]:
    found: list[list[float]] = [[] for _ in contestants]
    for _ in range(turns):
        for times, contestant in zip(found, contestants, strict=True):
            times.append(contestant())
    return found
