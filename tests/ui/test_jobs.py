import threading

import pytest

from desktop_crm.ui.jobs import WRITE, Jobs


@pytest.fixture
def jobs(qtbot, core):
    made = Jobs(core)
    yield made
    made.shutdown()


def test_a_result_comes_back_in_the_gui_thread(qtbot, jobs):
    seen = []
    with qtbot.waitSignal(jobs.idle):
        jobs.start(lambda core: threading.get_ident(), lambda where: seen.append((where, threading.get_ident())))
    assert seen[0][1] == threading.get_ident() != seen[0][0]


def test_an_error_comes_back_too(qtbot, jobs):
    seen = []
    with qtbot.waitSignal(jobs.idle):
        jobs.start(lambda core: 1 // 0, failed=seen.append)
    assert isinstance(seen[0], ZeroDivisionError)


def test_an_error_that_nobody_asked_for_is_told(qtbot, jobs):
    with qtbot.waitSignal(jobs.crashed) as told:
        jobs.start(lambda core: 1 // 0)
    assert isinstance(told.args[0], ZeroDivisionError)


def test_of_a_topic_only_the_newest_counts(qtbot, jobs):
    gate, ran, seen = threading.Event(), [], []

    def slow(core):
        gate.wait(5)
        return "old"

    with qtbot.waitSignal(jobs.idle):
        jobs.start(slow, seen.append, topic="rows")
        jobs.start(lambda core: ran.append(1), seen.append, topic="rows")
        jobs.start(lambda core: "new", seen.append, topic="rows")
        gate.set()
    assert seen == ["new"]
    assert ran == []


def test_what_a_stale_job_opened_is_closed(qtbot, jobs):
    class Opened:
        closed = False

        def close(self):
            self.closed = True

    gate, opened = threading.Event(), Opened()

    def slow(core):
        gate.wait(5)
        return opened

    with qtbot.waitSignal(jobs.idle):
        jobs.start(slow, topic="rows")
        jobs.drop("rows")
        gate.set()
    assert opened.closed


def test_a_search_does_not_wait_behind_a_write(qtbot, jobs):
    gate, seen = threading.Event(), []
    jobs.start(lambda core: gate.wait(5), lane=WRITE)
    jobs.start(lambda core: 1, seen.append)
    qtbot.waitUntil(lambda: seen == [1])
    gate.set()
    qtbot.waitUntil(lambda: jobs.quiet)


def test_shutting_down_takes_a_long_write_back_and_delivers_nothing(qtbot, jobs, core):
    begun, seen = threading.Event(), []

    def write(core):
        with core.write("add", "customer", "x") as work:
            work.create("customer", {"name": "半途"})
            begun.set()
            while True:
                jobs.still_wanted()

    jobs.start(write, seen.append, seen.append, lane=WRITE)
    assert begun.wait(5)
    jobs.shutdown()
    assert not [t for t in threading.enumerate() if t.name.startswith("jobs-")]
    assert core.db.execute("SELECT count(*) FROM customer WHERE name = '半途'").fetchone() == (0,)
    assert seen == []
