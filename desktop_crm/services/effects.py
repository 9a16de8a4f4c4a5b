"""What follows from a step by itself, inside the same step: a follow-up's 下次 is a reminder, a new deal gets its place on the board."""

from ..domain.fields import Value
from ..domain.ids import named_id
from ..domain.order_keys import spread
from ..store.unit_of_work import UnitOfWork

_NEXT = ("next_at", "next_content", "customer", "contact", "deal", "owner", "trashed_at")


def settle(work: UnitOfWork) -> None:
    _remind(work)
    _rank(work)


def visit_id(follow_up: bytes) -> bytes:
    """The reminder of a follow-up's 下次, the same on every PC."""
    return named_id("reminder", "follow_up", follow_up.hex())


def _remind(work: UnitOfWork) -> None:
    if not _touched(work, "follow_up"):
        return
    db = work.db
    marks = ", ".join("?" * len(_NEXT))
    rows = db.execute(
        f"""SELECT f.id, f.next_at, f.next_content, f.content, f.customer, f.contact, f.deal, coalesce(f.owner, c.owner), f.trashed_at
        FROM follow_up f LEFT JOIN customer c ON c.id = f.customer WHERE
          EXISTS (SELECT 1 FROM span p WHERE p.kind = 'follow_up' AND p.step = ?1 AND f.rid BETWEEN p.first AND p.last AND f.next_at IS NOT NULL)
          OR f.rid IN (SELECT row FROM change WHERE step = ?1 AND kind = 'follow_up' AND field IN ({marks}))""",
        (work.step, *_NEXT),
    ).fetchall()
    born: list[tuple[Value, ...]] = []
    for id, next_at, next_content, content, customer, contact, deal, owner, trashed in rows:
        reminder = visit_id(id)
        found = db.execute("SELECT rid, state, trashed_at FROM reminder WHERE id = ?", (reminder,)).fetchone()
        about_kind, about = next(
            ((k, v) for k, v in (("customer", customer), ("deal", deal), ("contact", contact)) if v), (None, None)
        )
        wanted: dict[str, Value] = {
            "text": next_content or content,
            "about_kind": about_kind,
            "about": about,
            "owner": owner,
            "due_on": next_at if next_at and len(next_at) == 10 else None,
            "due_at": next_at if next_at and len(next_at) > 10 else None,
        }
        if next_at is None or trashed:
            if found and found[2] is None and (trashed or found[1] == "open"):
                work.trash("reminder", [found[0]])
        elif found is None:
            born.append((reminder, *wanted.values(), "visit", work.actor))
        else:
            work.set("reminder", found[0], wanted | {"trashed_at": None})
    if born:
        work.insert("reminder", ("text", "about_kind", "about", "owner", "due_on", "due_at", "kind", "asked_by"), born)


def _rank(work: UnitOfWork) -> None:
    """New deals go below the others, in the order they came."""
    if not _touched(work, "deal"):
        return
    rows = work.db.execute(
        "SELECT d.rid FROM span p JOIN deal d ON d.rid BETWEEN p.first AND p.last WHERE p.kind = 'deal' AND p.step = ? AND d.rank IS NULL ORDER BY d.rid",
        (work.step,),
    ).fetchall()
    if rows:
        (last,) = work.db.execute("SELECT max(rank) FROM deal WHERE trashed_at IS NULL").fetchone()
        work.update("deal", ("rank",), ((rid, key) for (rid,), key in zip(rows, spread(len(rows), last), strict=True)))


def _touched(work: UnitOfWork, kind: str) -> bool:
    found = work.db.execute(
        "SELECT EXISTS (SELECT 1 FROM span WHERE kind = ?1 AND step = ?2) OR EXISTS (SELECT 1 FROM change WHERE kind = ?1 AND step = ?2)",
        (kind, work.step),
    ).fetchone()
    return bool(found[0])
