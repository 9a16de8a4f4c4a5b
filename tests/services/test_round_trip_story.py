"""Random edits here × random edits in the exported sheet: the import ends where a person would expect, nothing is lost, the
counts add up, a second import changes nothing, and the undo takes all of it back. Prints how often each rule fired; a rule
that never fired proves nothing."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl

from desktop_crm.app import open_core
from desktop_crm.services import exports, imports, records, undo
from desktop_crm.services.core import Core

from .asking import digest, sound

STORIES = 45
FIELDS = {"phone": "电话", "grade": "级别", "region": "地区", "verified_on": "核实日期", "needs": "需求"}
VALUES: dict[str, list[str]] = {
    "phone": ["0571-1", "13800000001, 0571-2", "+86 139 0000 0000", "=1+1", "'0571"],
    "grade": ["A", "B", "C"],
    "region": ["浙江", "江苏苏州", "上海"],
    "verified_on": ["2026-01-02", "1999-12-31", "2026-11-30"],
    "needs": ["两台", "含税,要快", "第一行\n第二行", "007", "  "],
}
LABELS = {"A": "重点", "B": "普通", "C": "一般"}
TAGS = ["展会", "老客户", "重点", "华东"]
RULES = (
    "sheet as exported: ours stays", "ours as exported: the sheet's is taken", "cleared in the sheet", "cleared here",
    "both, equal", "both: asked", "both: sheet taken", "both: ours taken", "tag added in the sheet", "tag taken out in the sheet",
    "tags on both sides", "row added", "row removed", "row copied and renamed", "row copied and changed", "rows sorted",
    "columns moved", "header renamed", "column removed", "column added", "copied into another file", "renamed record",
    "trashed here, untouched in the sheet", "trashed here, changed in the sheet", "number of another record",
)  # fmt: skip


@dataclass
class Story:
    seed: int
    fired: Counter[str]
    then: dict[str, dict[str, Any]] = field(default_factory=dict)  # number → as exported
    here: dict[str, dict[str, Any]] = field(default_factory=dict)
    sheet: dict[str, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        self.take = self.random.choice(["", "", "sheet", "ours"])
        self.trashed: set[str] = set()
        self.removed: set[str] = set()
        self.added: list[str] = []
        self.asked: set[str] = set()
        self.columns = ["number", "name", *FIELDS, "tags"]


def test_the_story_ends_as_a_person_would_expect(tmp_path: Path) -> None:
    fired: Counter[str] = Counter()
    cells = rows = 0
    for seed in range(STORIES):
        story = Story(seed, fired)
        core = open_core(tmp_path / f"p{seed}")
        try:
            begin(story, core)
            file = tmp_path / f"{seed}.xlsx"
            exports.run(core, file, columns=",".join(story.columns))
            edit_here(story, core)
            edit_sheet(story, file)
            rows += judge(story, core, file)
            cells += len(story.then) * (len(FIELDS) + 2)
        finally:
            core.close()
    print(f"\n{STORIES} stories, {rows} rows, {cells} cells; rules fired:")
    for rule in RULES:
        print(f"  {fired[rule]:5}  {rule}")
    assert not [rule for rule in RULES if not fired[rule]]
    assert not set(fired) - set(RULES)


def begin(story: Story, core: Core) -> None:
    r = story.random
    for n in range(r.randint(4, 9)):
        pairs = {"name": f"客户{n}"} | {f: r.choice(v) for f, v in VALUES.items() if r.random() < 0.75}
        pairs["region"] = r.choice(VALUES["region"])
        pairs["tags"] = ",".join(r.sample(TAGS, r.randint(0, 2)))
        records.add(core, "customers", {k: v for k, v in pairs.items() if v.strip()})
    story.then = state(core)
    story.here = {number: dict(row) for number, row in story.then.items()}
    story.sheet = {number: dict(row) for number, row in story.then.items()}


def state(core: Core) -> dict[str, dict[str, Any]]:
    wanted = ["name", *FIELDS, "tags", "notes"]
    listed = records.list_records(core, "customers", "", "number", ",".join(wanted)).rows
    return {
        row["number"]: {f: frozenset(row[f]) if f == "tags" else row[f] for f in wanted} | {"id": row["id"]}
        for row in listed
    }


def edit_here(story: Story, core: Core) -> None:
    r = story.random
    for number, row in story.here.items():
        for f in FIELDS:
            if r.random() < 0.3:
                value = "" if r.random() < 0.25 else r.choice(VALUES[f]).strip()
                records.set_one(core, "customers", number, {f: value})
                row[f] = value or None
        if r.random() < 0.3:
            tags = r.sample(TAGS, r.randint(0, 3))
            records.set_one(core, "customers", number, {"tags": ",".join(tags)})
            row["tags"] = frozenset(tags)
        if r.random() < 0.1:
            row["name"] += "（改）"
            records.set_one(core, "customers", number, {"name": row["name"]})
    if r.random() < 0.4:
        gone = r.choice(list(story.here))
        records.trash(core, "customers", gone)
        story.trashed.add(gone)
    if r.random() < 0.3:  # what labels say today is not what they said then
        records.set_one(core, "tags", TAGS[0], {"name": "博览会"}) if any(
            TAGS[0] in row["tags"] for row in story.here.values()
        ) else None
        for row in story.here.values():
            row["tags"] = frozenset("博览会" if t == TAGS[0] else t for t in row["tags"])
        story.renamed_tag = True


def edit_sheet(story: Story, file: Path) -> None:
    r = story.random
    grid = [list(line) for line in openpyxl.load_workbook(file).active.iter_rows(values_only=True)]
    head, body = grid[0], grid[1:]
    place = {code: i for i, code in enumerate(story.columns)}
    for line in body:
        row = story.sheet[line[0]]
        for f in FIELDS:
            if r.random() < 0.25 and f != "region":
                value = None if r.random() < 0.3 else r.choice(VALUES[f]).strip() or None
                row[f], line[place[f]] = value, cell(f, value)
        if r.random() < 0.3:
            tags = r.sample(TAGS, r.randint(0, 3))
            row["tags"], line[place["tags"]] = frozenset(tags), "、".join(tags) or None
        if r.random() < 0.1:
            row["name"] = line[1] = f"{row['name']}公司"
            story.fired["renamed record"] += 1
    story.lines = Counter()
    extra(story, head, body, place)
    if r.random() < 0.3:
        head[place["region"]] = "客户在哪儿"
        story.fired["header renamed"] += 1
    order = list(range(len(head)))
    if r.random() < 0.4:
        r.shuffle(order)
        story.fired["columns moved"] += 1
    if r.random() < 0.3:
        order.remove(place["needs"])
        story.fired["column removed"] += 1
        for number in story.sheet:
            story.sheet[number]["needs"] = story.then[number]["needs"]
        story.no_needs = True
    if r.random() < 0.3:
        head.append("爱好")
        order.append(len(head) - 1)
        for line in body:
            line.append("篮球" if r.random() < 0.5 and line[place["phone"]] != "0000" else None)
            if line[-1]:
                story.lines[line[place["name"]], line[place["number"]]] += 1
        story.fired["column added"] += 1
    if r.random() < 0.4 and "copy" not in story.asked:  # which of two is the copy is known by their order alone
        r.shuffle(body)
        story.fired["rows sorted"] += 1
    book = openpyxl.load_workbook(file)
    if r.random() < 0.4:
        book = openpyxl.Workbook()
        book.active.append(["我们的客户，2026 年"])
        story.fired["copied into another file"] += 1
    page = book.active
    top = page.max_row if page.max_row == 1 and page["B1"].value is None else 0
    for line in page.iter_rows(min_row=top + 1):
        for c in line:
            c.value = None
    for y, line in enumerate([head, *body], top + 1):
        for x, at in enumerate(order, 1):
            value = line[at] if at < len(line) else None
            if value is not None:
                page.cell(y, x).value = value
                if isinstance(value, str):
                    page.cell(y, x).data_type = "s"
    book.save(file)


def extra(story: Story, head: list[Any], body: list[list[Any]], place: dict[str, int]) -> None:
    """Rows that come and go."""
    r = story.random
    story.copies: list[str] = []
    story.twisted: set[str] = set()
    if r.random() < 0.4:
        gone = body.pop(r.randrange(len(body)))
        story.removed.add(gone[0])
        del story.sheet[gone[0]]
        story.fired["row removed"] += 1
    if r.random() < 0.4:
        body.append([None, f"新来{story.seed}", *[None] * (len(head) - 2)])
        body[-1][place["phone"]] = "0579-9"
        story.added.append(body[-1][1])
        story.fired["row added"] += 1
    if r.random() < 0.3:
        source = list(r.choice([line for line in body if line[0]]))
        if source[1] == story.then[source[0]]["name"]:
            source[1] = f"分店{story.seed}"
            body.insert(r.randint(0, len(body)), source)
            story.added.append(source[1])
            story.copies.append(source[1])
            story.fired["row copied and renamed"] += 1
    if r.random() < 0.3:
        source = list(
            r.choice([line for line in body if line[0] and line[0] not in story.copies and line[1] not in story.added])
        )
        if source[1] == story.then[source[0]]["name"]:
            source[place["phone"]] = "0000"
            body.append(source)
            story.asked.add("copy")
            story.fired["row copied and changed"] += 1
    mixed = [line for line in body if line[0] and line[1] not in story.added and line[0] not in story.trashed]
    if r.random() < 0.15 and len(mixed) > 2 and "copy" not in story.asked and not story.copies:
        line, other = r.sample(mixed, 2)
        if other[0] not in story.trashed:
            story.twisted.add(line[0])
            line[place["number"]] = other[0]
            story.fired["number of another record"] += 1


def cell(f: str, value: Any) -> Any:
    if value is None:
        return None
    if f == "grade":
        return LABELS[value]
    return datetime.fromisoformat(value) if f == "verified_on" else value


def judge(story: Story, core: Core, file: Path) -> int:
    """Rows judged."""
    before = digest(core)
    done = imports.run(core, [file], take=story.take)
    said = f"seed {story.seed} take {story.take!r}: { ({k: v for k, v in done.items() if k != 'parts'}) }"
    assert done["read"] == sum(done[n] for n in ("new", "changed", "same", "conflict", "rejected")), said
    assert done["rejected"] == 0, said
    now = state(core)
    conflicts = expect(story, now, said)
    assert done["conflict"] == len(conflicts) + len(story.asked), (said, conflicts, story.asked)
    assert done["new"] == len(story.added), said
    assert sorted(m["number"] for m in done["missing"]) == sorted(story.removed - story.trashed), said
    assert sorted(row["name"] for n, row in now.items() if n not in story.then) == sorted(story.added), said
    sound(core)
    again = imports.run(core, [file], take=story.take)
    assert (again["changed"], again["rejected"]) == (0, 0), (said, again)
    if not story.added:
        assert again["step"] is None, said
    if done["step"]:
        if again["step"]:
            undo.undo(core, again["step"])
        undo.undo(core, done["step"])
    assert digest(core) == before, said
    return int(done["read"])


def expect(story: Story, now: dict[str, dict[str, Any]], said: str) -> set[str]:
    """Checks every cell; returns the rows that are questions."""
    questions = set()
    for number, then in story.then.items():
        here = story.here[number]
        sheet = story.sheet.get(number, then)
        touched = any(sheet[f] != then[f] for f in ("name", *FIELDS, "tags")) or number in story.twisted
        touched = touched or any(n == number for (_, n), _ in story.lines.items() if number in story.sheet)
        if number in story.trashed:
            assert number not in now, said
            if number in story.sheet:
                kind = "changed in" if touched else "untouched in"
                story.fired[f"trashed here, {kind} the sheet"] += 1
                if touched:
                    questions.add(number)
            continue
        if number in story.twisted:
            questions.add(number)
            for f in ("name", *FIELDS, "tags"):
                if f != "tags":
                    assert now[number][f] == here[f], (number, f, said)
            continue
        for f in ("name", *FIELDS):
            wanted = merged(story, questions, number, f, then[f], here[f], sheet[f])
            assert now[number][f] == wanted, (number, f, then[f], here[f], sheet[f], now[number][f], said)
        wanted_tags = merged_tags(story, then["tags"], here["tags"], sheet["tags"])
        assert now[number]["tags"] == wanted_tags, (
            number,
            then["tags"],
            here["tags"],
            sheet["tags"],
            now[number],
            said,
        )
        lines = (now[number]["notes"] or "").count("爱好: 篮球")
        assert lines == (1 if story.lines[sheet["name"], number] else 0), (number, said)
    return questions


def merged(story: Story, questions: set[str], number: str, f: str, then: Any, here: Any, sheet: Any) -> Any:
    fired = story.fired
    if sheet == then:
        if here != then:
            fired["cleared here" if here is None else "sheet as exported: ours stays"] += 1
        return here
    if here == then:
        fired["cleared in the sheet" if sheet is None else "ours as exported: the sheet's is taken"] += 1
        return sheet
    if here == sheet:
        fired["both, equal"] += 1
        return here
    if story.take:
        fired[f"both: {'sheet' if story.take == 'sheet' else 'ours'} taken"] += 1
        return sheet if story.take == "sheet" else here
    fired["both: asked"] += 1
    questions.add(number)
    return here


def merged_tags(story: Story, then: frozenset[str], here: frozenset[str], sheet: frozenset[str]) -> frozenset[str]:
    """What the sheet added comes, what it took out goes; a tag that was renamed here is the same tag."""
    renamed = getattr(story, "renamed_tag", False)
    added, gone = sheet - then, then - sheet
    story.fired["tag added in the sheet"] += bool(added)
    story.fired["tag taken out in the sheet"] += bool(gone)
    story.fired["tags on both sides"] += bool((added or gone) and here != then)
    if renamed:
        gone = frozenset("博览会" if t == TAGS[0] else t for t in gone)
    return (here | added) - gone
