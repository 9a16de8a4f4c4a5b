"""From what cells call other records to those records: each name is looked up once a sheet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ...domain.duplicate_keys import name_key
from ...domain.errors import Ambiguous, NotFound
from ...domain.fields import Entity, Field
from ...domain.ids import id_text
from ...exchange.plan import Verdict
from ...store import resolve
from ...store.unit_of_work import UnitOfWork
from .. import assignments
from .draft import Draft, Problem
from .options import Options


@dataclass(slots=True)
class Resolver:
    """Of one sheet, inside its unit of work. `headers` names the column a field came from."""

    work: UnitOfWork
    entity: Entity
    headers: Mapping[str, str]
    options: Options
    _known: dict[tuple[str, str], list[bytes]] = field(default_factory=dict)

    def resolve(self, drafts: Sequence[Draft], names: Iterable[str], ours: Mapping[str, bytes] | None = None) -> None:
        """Fills the drafts' values from their refs. `ours` = records this very sheet makes, by name key."""
        for name in names:
            f = self.entity.by_name[name]
            asking = [d for d in drafts if name in d.refs]
            self._look_up(f, dict.fromkeys(d.refs[name] for d in asking))
            for d in asking:
                self._settle(d, f, d.refs[name], ours or {})

    def _look_up(self, f: Field, words: Iterable[str]) -> None:
        target = self.work.entities[f.target]
        asked = [w for w in words if (target.name, w) not in self._known]
        if not asked:
            return
        db = self.work.db
        db.execute("CREATE TEMP TABLE called(word TEXT PRIMARY KEY, key TEXT)")
        keyed = target.name == "customer"
        db.executemany("INSERT INTO called VALUES (?, ?)", ((w, "n" + name_key(w) if keyed else w) for w in asked))
        ways = [c for c in ("number", target.title) if c in target.by_name]
        found: dict[str, list[bytes]] = {}
        for column in ways:
            fresh: dict[str, list[bytes]] = {}
            for word, id in db.execute(
                f"SELECT c.word, r.id FROM called c CROSS JOIN {target.table} r ON r.{column} = c.word AND r.trashed_at IS NULL ORDER BY r.rid"
            ):
                fresh.setdefault(word, []).append(id)
            found = fresh | found
        if keyed:
            similar: dict[str, list[bytes]] = {}
            for word, id in db.execute(
                """SELECT c.word, r.id FROM called c CROSS JOIN match_key m ON m.key = c.key AND m.kind = (SELECT n FROM derived WHERE kind = 'customer')
                CROSS JOIN customer r ON r.rid = m.row AND r.trashed_at IS NULL ORDER BY r.rid"""
            ):
                similar.setdefault(word, []).append(id)
            found = similar | found
        db.execute("DROP TABLE called")
        for word in asked:
            self._known[target.name, word] = found.get(word) or self._otherwise(f, target, word)

    def _otherwise(self, f: Field, target: Entity, word: str) -> list[bytes]:
        """A name nobody has: a stage by another program's word, a user who has not joined, a customer made when asked for."""
        if target.name == "stage" and (code := assignments.stage_code(word)):
            rids = resolve.rids_named(self.work.db, target, code)
            return [
                id for (id,) in self.work.db.execute(f"SELECT id FROM stage WHERE rid IN ({','.join(map(str, rids))})")
            ]
        if target.name == "user":
            return [self.work.create("user", {"name": word})]
        if target.name == "customer" and f.part_of and self.options.create_missing:
            return [self.work.create("customer", {"name": word})]
        return []

    def _settle(self, d: Draft, f: Field, word: str, ours: Mapping[str, bytes]) -> None:
        ids = self._known[f.target, word]
        if not ids and f.target == self.entity.name and (id := ours.get(name_key(word))) is not None:
            ids = [id]
        if len(ids) == 1:
            d.values[f.name] = ids[0]
        elif ids:
            self._ask(d, f, word, ids)
        elif f.part_of and f.target == "customer":
            header = self.headers.get(f.name, f.zh)
            zh = "勾选“缺少的客户一起新建”" if self.options.in_window else "加 --create-missing"
            en = "tick “Create missing customers”" if self.options.in_window else "add --create-missing"
            d.reject(
                header,
                word,
                NotFound(
                    f"没有叫“{word}”的客户；先导入客户，或{zh}",
                    f"There is no customer “{word}”; import customers first, or {en}",
                ),
            )
        else:
            d.lines.append(f"{self.headers.get(f.name, f.zh)}: {word}")

    def _ask(self, d: Draft, f: Field, word: str, ids: list[bytes]) -> None:
        target = self.work.entities[f.target]
        candidates: list[dict[str, str | None]] = [
            {"id": id_text(id), "number": number or None, "label": label}
            for id, number, label in resolve.labels_of_ids(self.work.db, target, ids[:20]).values()
        ]
        error = Ambiguous(
            f"有 {len(ids)} 个{target.zh}叫“{word}”，请改用编号",
            f"{len(ids)} {target.en.lower()} records are called “{word}”; use the number",
        )
        d.problems.append(Problem(d.row, self.headers.get(f.name, f.zh), word, error, candidates))
        if d.verdict is not Verdict.REJECTED:
            d.verdict = Verdict.CONFLICT
