"""最近跟进 and 下次跟进 of a customer, from its follow-ups and its open visits."""

import sqlite3
from collections.abc import Mapping

SOURCES = ("follow_up", "reminder")

_LAST = "(SELECT max(f.at) FROM follow_up f WHERE f.customer = customer.id AND f.trashed_at IS NULL)"
_NEXT = """(SELECT min(coalesce(r.snoozed_until, r.due_at, r.due_on)) FROM reminder r WHERE r.about = customer.id AND r.kind = 'visit'
  AND r.state IN ('open', 'snoozed') AND r.trashed_at IS NULL)"""


def catch_up(db: sqlite3.Connection, after: int, upto: Mapping[str, int]) -> None:
    """Customers touched by rows born beyond `upto` or cells changed beyond `after`."""
    follow, remind = upto["follow_up"], upto["reminder"]
    db.execute("CREATE TEMP TABLE touched(id BLOB PRIMARY KEY) WITHOUT ROWID")
    db.execute(
        "INSERT OR IGNORE INTO touched SELECT customer FROM follow_up WHERE rid > ? AND customer IS NOT NULL", (follow,)
    )
    db.execute(
        "INSERT OR IGNORE INTO touched SELECT about FROM reminder WHERE rid > ? AND about_kind = 'customer' AND about IS NOT NULL",
        (remind,),
    )
    for kind, column in (("follow_up", "customer"), ("reminder", "about")):
        changed = "FROM change c WHERE c.seq > ? AND c.kind = ? AND NOT c.lost"
        db.execute(
            f"INSERT OR IGNORE INTO touched SELECT r.{column} FROM {kind} r WHERE r.{column} IS NOT NULL AND r.rid IN (SELECT c.row {changed})",
            (after, kind),
        )
        db.execute(
            f"INSERT OR IGNORE INTO touched SELECT c.old {changed} AND c.field = ? AND c.old IS NOT NULL",
            (after, kind, column),
        )
    db.execute(
        f"UPDATE customer SET last_contact_at = {_LAST}, next_contact_at = {_NEXT} WHERE id IN (SELECT id FROM touched)"
    )
    db.execute("DROP TABLE touched")
