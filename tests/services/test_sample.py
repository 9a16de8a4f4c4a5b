import itertools
import re
from collections import Counter
from datetime import date, datetime

import pytest

from desktop_crm.app import open_core
from desktop_crm.domain import birthdays, credit_code, days, filter
from desktop_crm.domain.duplicate_keys import name_key
from desktop_crm.domain.entities.pipeline import STAGES
from desktop_crm.domain.errors import BadValue, UserError
from desktop_crm.domain.ids import id_text
from desktop_crm.domain.phones import numbers
from desktop_crm.services import checking, effects, reminders, sample, undo, users
from desktop_crm.services.sample_office.dice import Dice
from desktop_crm.services.sample_office.sheets import COLUMNS, _ids
from desktop_crm.services.sample_office.texts import Texts, Traits
from desktop_crm.store.digest import digest

TODAY = date(2026, 11, 18)
COUNT = 300


def open_office(folder, day=TODAY):
    return open_core(folder, clock=lambda: datetime(day.year, day.month, day.day, 10, 30).timestamp())


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    core = open_office(tmp_path_factory.mktemp("office") / "profile")
    before = digest(core.db, core.entities)
    yield core, before, sample.fill(core, COUNT)
    core.close()


def all_of(core, sql, *values):
    return core.db.execute(sql, values).fetchall()


def one(core, sql, *values):
    return core.db.execute(sql, values).fetchone()[0]


def content(core):
    """Everything but ids and the moment of making."""
    found = []
    for kind, names in COLUMNS.items():
        e = core.entities[kind]
        columns = ", ".join(n for n in names if e.by_name[n].kind != "reference")
        if columns:
            found += [(kind, *row) for row in all_of(core, f"SELECT {columns} FROM {e.table} ORDER BY rid")]
    found += all_of(
        core, "SELECT c.name, u.name FROM customer c LEFT JOIN user u ON u.id = c.owner ORDER BY c.rid"
    ) + all_of(core, "SELECT k.name, c.name FROM contact k JOIN customer c ON c.id = k.customer ORDER BY k.rid")
    return found


def test_customers(office):
    core, _, made = office
    assert made["customers"] == COUNT == one(core, "SELECT count(*) FROM customer WHERE trashed_at IS NULL")
    rows = all_of(core, "SELECT name, phone, address, region, kind, industry, source, grade, lifecycle FROM customer")
    assert len({name for name, *_ in rows}) == COUNT == len({name_key(name) for name, *_ in rows})
    for name, phone, address, region, kind, industry, *chosen in rows:
        assert len(numbers(phone)) == 1 and len(numbers(phone)[0]) in (11, 12) and address and region, name
        assert all(chosen) and (industry or kind == "person"), name
    persons = sum(kind == "person" for *_, kind, _, _, _, _ in rows)
    assert 0.05 < persons / COUNT < 0.16
    filled = "SELECT count(credit_code), count(title_name), count(notes), count(owner), count(*) - count(owner) FROM customer"
    assert all(n >= 10 for n in core.db.execute(filled).fetchone())
    assert one(core, "SELECT count(*) FROM customer WHERE kind = 'person' AND wechat IS NOT NULL") >= 10
    assert {grade for (grade,) in all_of(core, "SELECT DISTINCT grade FROM customer")} == {"A", "B", "C"}
    assert one(core, "SELECT count(DISTINCT lifecycle) FROM customer") == 5


def test_credit_codes_are_valid_and_differ(office):
    codes = [c for (c,) in all_of(office[0], "SELECT credit_code FROM customer WHERE credit_code IS NOT NULL")]
    assert all(credit_code.is_valid(c) for c in codes) and len(set(codes)) == len(codes)
    assert not all_of(office[0], "SELECT 1 FROM customer WHERE tax_no IS NOT credit_code AND tax_no IS NOT NULL")


def test_contacts(office):
    core, _, made = office
    assert 1.85 <= made["contacts"] / COUNT <= 2.15
    names = "".join(f"{name}\n" for (name,) in all_of(core, "SELECT name FROM contact"))
    for surname in ("曾", "单", "欧阳", "王", "李", "张"):
        assert re.search(f"^{surname}", names, re.MULTILINE), surname
    born = [b for (b,) in all_of(core, "SELECT birthday FROM contact WHERE birthday IS NOT NULL")]
    assert sum(b.startswith("lunar:") for b in born) >= 10 and sum(not b.startswith("lunar:") for b in born) >= 50
    assert all(birthdays.parse(b) == b and birthdays.next_on(b, TODAY) >= TODAY for b in born)
    assert one(core, "SELECT count(*) FROM contact WHERE status = 'left'") >= 5
    primary = all_of(core, "SELECT sum(is_primary) FROM contact GROUP BY customer")
    assert set(primary) == {(1,)}
    twice = "SELECT customer FROM contact WHERE is_primary AND status = 'left'"
    assert not all_of(core, twice)


def test_colleagues_and_tags(office):
    core, _, made = office
    assert 4 <= made["users"] <= 8 and made["products"] >= 12
    owned = all_of(core, "SELECT u.name, count(*) FROM customer c JOIN user u ON u.id = c.owner GROUP BY u.id")
    assert len(owned) == made["users"] == len({name for name, _ in owned})
    tags = Counter(name for (name,) in all_of(core, "SELECT t.name FROM customer_tag x JOIN tag t ON t.id = x.tag"))
    assert {"重点", "老客户", "展会"} <= set(tags) and len(tags) >= 8


def test_every_stage_has_deals_with_a_history_that_fits(office):
    core, _, made = office
    assert 0.5 <= made["deals"] / COUNT <= 0.7
    stages = {id: code for id, code in all_of(core, "SELECT id, number FROM stage")}
    found = Counter()
    for id, stage, started, expected, closed, reason, rank, amount in all_of(
        core, "SELECT id, stage, started_on, expected_on, closed_on, lost_reason, rank, amount FROM deal"
    ):
        code = stages[stage]
        found[code] += 1
        history = all_of(core, "SELECT from_stage, to_stage, at FROM stage_change WHERE deal = ? ORDER BY rid", id)
        assert [h[2] for h in history] == sorted(h[2] for h in history)
        assert all(a[1] == b[0] for a, b in itertools.pairwise(history))
        assert (stages[history[-1][1]] if history else "contact") == code
        assert not history or stages[history[0][0]] == "contact"
        assert started <= TODAY.isoformat() and expected and rank
        assert all(started <= days.local_day(h[2]).isoformat() < TODAY.isoformat() for h in history)
        assert (closed is not None) == (code in ("won", "lost")) and (reason is not None) == (code == "lost")
        if closed:
            assert days.local_day(history[-1][2]).isoformat() == closed and days.local_day(closed) >= date(2025, 11, 1)
        assert amount or code == "contact"
    assert set(found) == {s.code for s in STAGES} and min(found.values()) >= 3
    ranks = all_of(core, "SELECT rank FROM deal")
    assert len(set(ranks)) == len(ranks)
    assert not all_of(core, "SELECT 1 FROM deal d JOIN stage s ON s.id = d.stage WHERE s.pipeline <> d.pipeline")
    lines = dict(all_of(core, "SELECT deal, sum(quantity * price) FROM deal_line GROUP BY deal"))
    amounts = {id: a for id, a in all_of(core, "SELECT id, amount FROM deal WHERE amount IS NOT NULL") if id in lines}
    assert len(amounts) > 100 and all(0.9 <= a / lines[id] <= 1 for id, a in amounts.items())


def test_follow_ups(office):
    core, _, made = office
    assert 1.6 <= made["follow_ups"] / COUNT <= 2.4
    rows = all_of(core, "SELECT at, content, next_content, next_at, author FROM follow_up")
    assert not any("{" in f"{content}{following}" for _, content, following, *_ in rows)
    assert all(8 <= datetime.fromisoformat(days.local_iso(at)).hour <= 17 for at, *_ in rows)
    assert {days.local_day(at).weekday() for at, *_ in rows} == {0, 1, 2, 3, 4}
    assert min(days.local_day(at) for at, *_ in rows) < date(2026, 1, 1)
    assert date(2026, 11, 11) <= max(days.local_day(at) for at, *_ in rows) < TODAY
    assert {author for *_, author in rows} == {name for (name,) in all_of(core, "SELECT name FROM user")}
    same = "SELECT customer, content FROM follow_up GROUP BY customer, content HAVING count(*) > 1"
    assert len(all_of(core, same)) == 0
    assert one(core, "SELECT count(*) FROM customer WHERE last_contact_at IS NOT NULL") > COUNT // 2
    strangers = "SELECT 1 FROM follow_up f JOIN contact k ON k.id = f.contact WHERE k.customer <> f.customer OR k.status = 'left'"
    assert not all_of(core, strangers)
    assert not all_of(core, "SELECT 1 FROM follow_up f JOIN deal d ON d.id = f.deal WHERE d.customer <> f.customer")


def test_a_next_is_the_reminder_it_would_have_made(office):
    core, *_ = office
    asked = all_of(
        core,
        "SELECT f.id, f.next_at, f.next_content, f.customer, c.owner FROM follow_up f JOIN customer c ON c.id = f.customer WHERE f.next_at IS NOT NULL",
    )
    assert len(asked) == one(core, "SELECT count(*) FROM reminder WHERE kind = 'visit'") >= 50
    for id, next_at, text, customer, owner in asked:
        found = all_of(
            core,
            "SELECT coalesce(due_on, due_at), text, about_kind, about, owner, state, done_at FROM reminder WHERE id = ?",
            effects.visit_id(id),
        )
        assert [f[:5] for f in found] == [(next_at, text, "customer", customer, owner)]
        assert (found[0][5] == "done") == (found[0][6] is not None)
    assert not all_of(core, "SELECT 1 FROM change c JOIN step s ON s.id = c.step WHERE c.kind = 'reminder'")


def test_the_day_has_overdue_due_and_coming(office):
    core, *_ = office
    agenda = reminders.agenda(core).reminders
    today = Counter((r["due"] or "")[:10] for r in agenda)[TODAY.isoformat()]
    missed = sum(r["missed"] for r in agenda)
    coming = sum((r["due"] or "")[:10] > TODAY.isoformat() for r in agenda)
    assert missed >= 3 and today >= 3 and coming >= 8, (missed, today, coming)
    assert {r["kind"] for r in agenda} >= {"visit", "custom"}
    assert one(core, "SELECT count(*) FROM reminder WHERE repeat IS NOT NULL") >= 4
    assert one(core, "SELECT count(*) FROM reminder WHERE kind = 'holiday'") >= 3
    assert one(core, "SELECT count(*) FROM reminder WHERE about_kind = 'contact'") >= 2


def test_views_can_be_read(office):
    core, *_ = office
    views = all_of(core, "SELECT entity, columns, expression, sort FROM view")
    assert len(views) == 2
    for kind, columns, expression, sort in views:
        filter.parse(expression)
        assert all(core.entities[kind].by_name[c] for c in (*columns.split(","), sort))


def test_sound_and_refuses_a_second_time(office):
    core, *_ = office
    assert checking.verify(core)["ok"]
    with pytest.raises(UserError, match="已经有客户"):
        sample.fill(core, 5)
    assert one(core, "SELECT count(*) FROM customer") == COUNT


def test_one_step_that_undo_takes_back(tmp_path):
    core = open_office(tmp_path / "profile")
    before = digest(core.db, core.entities)
    steps = one(core, "SELECT count(*) FROM step")
    made = sample.fill(core, 60)
    assert one(core, "SELECT count(*) FROM step") == steps + 1
    assert undo.undo(core).undone == made["step"]
    assert digest(core.db, core.entities) == before
    assert checking.verify(core)["ok"]
    assert sample.fill(core, 20)["customers"] == 20  # only what is in 回收站 was there
    assert one(core, "SELECT count(*) FROM customer WHERE trashed_at IS NULL") == 20
    core.close()


def test_same_seed_same_office(tmp_path):
    found = []
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        core = open_office(tmp_path / name)
        sample.fill(core, 80, seed)
        found.append(content(core))
        core.close()
    assert found[0] == found[1] != found[2]


def test_people_who_are_there_already_get_customers(tmp_path):
    core = open_office(tmp_path / "profile")
    me = users.claim(core, "李雷")
    made = sample.fill(core, 30)
    assert made["users"] == 3
    mine = one(core, "SELECT count(*) FROM customer c JOIN user u ON u.id = c.owner WHERE u.name = '李雷'")
    assert mine >= 3 and reminders.agenda(core, mine=True).reminders
    assert me["id"] == id_text(one(core, "SELECT id FROM user WHERE name = '李雷'"))
    core.close()


@pytest.mark.parametrize("count", [1, 2, 9, 1_003])
def test_exact_count(tmp_path, count):
    told = []
    core = open_office(tmp_path / "profile")
    made = sample.fill(core, count, progress=told.append)
    assert made["customers"] == count == one(core, "SELECT count(DISTINCT name) FROM customer")
    assert sum(told) >= count + made["contacts"]
    core.close()


@pytest.mark.parametrize("count", [0, -3, sample.MOST + 1])
def test_senseless_count(tmp_path, count):
    core = open_office(tmp_path / "profile")
    with pytest.raises(BadValue):
        sample.fill(core, count)
    core.close()


@pytest.mark.parametrize("day", [date(2026, 11, 21), date(2027, 2, 8), date(2028, 2, 29), date(2026, 10, 4)])
def test_alive_on_a_day_off_too(tmp_path, day):
    core = open_office(tmp_path / "profile", day)
    sample.fill(core, 200)
    agenda = reminders.agenda(core).reminders
    assert any(r["missed"] for r in agenda) and any((r["due"] or "") >= day.isoformat() for r in agenda)
    assert any((r["due"] or "")[:10] == day.isoformat() for r in agenda)
    latest = days.local_day(one(core, "SELECT max(at) FROM follow_up"))
    assert latest < day and latest.weekday() < 5
    core.close()


def test_there_is_something_to_say_in_every_phase():
    texts = Texts(Dice(1))
    for phase in texts.phases:
        for who, kind, source in itertools.product("UH", "PGLS", ("", "R", "E")):
            assert texts.pool(phase, Traits(who, kind, source)), (phase, who, kind, source)


def test_ids_rise_and_are_uuid7():
    made = list(itertools.islice(_ids(1_795_000_000_000), 300_000))
    assert made == sorted(set(made))
    assert all(id_text(id)[14] == "7" and id_text(id)[19] in "89ab" for id in made[::9_999])
