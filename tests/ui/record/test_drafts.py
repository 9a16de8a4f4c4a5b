import json

import pytest

from desktop_crm.ui.record import drafts
from desktop_crm.ui.record.drafts import Drafts


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def test_kept_found_again_and_dropped(folder):
    Drafts(folder).keep("new customer", {"name": "甲", "phone": ""})
    assert Drafts(folder).get("new customer") == {"name": "甲"}
    again = Drafts(folder)
    again.drop("new customer")
    assert Drafts(folder).get("new customer") == {}
    assert [f.name for f in folder.iterdir()] == [drafts.FILE]


def test_nothing_typed_writes_nothing(folder):
    Drafts(folder).keep("new customer", {"name": ""})
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": 1}', '{"a": {"b": 1}}', "\udcff"])
def test_a_file_that_somebody_broke_does_no_harm(folder, text):
    (folder / drafts.FILE).write_bytes(text.encode("utf-8", "surrogateescape"))
    found = Drafts(folder)
    assert found.get("a") == {}
    found.keep("a", {"name": "甲"})
    assert json.loads((folder / drafts.FILE).read_text("utf-8"))["a"] == {"name": "甲"}


def test_the_oldest_go_when_there_are_many(folder):
    found = Drafts(folder)
    for n in range(drafts.MOST + 5):
        found.keep(f"new {n}", {"name": "甲"})
    assert found.get("new 0") == {} and found.get("new 5") == {"name": "甲"}


def test_a_folder_that_cannot_be_written_costs_the_draft_alone(folder, monkeypatch):
    def refuse(*args):
        raise OSError

    monkeypatch.setattr(drafts.os, "replace", refuse)
    found = Drafts(folder)
    found.keep("new customer", {"name": "甲"})
    assert found.get("new customer") == {"name": "甲"} and list(folder.iterdir()) == []
