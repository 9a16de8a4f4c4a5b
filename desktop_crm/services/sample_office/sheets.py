"""Rows on their way into the file: which fields each kind is given, and ids in rising order."""

import os
from collections.abc import Callable, Iterator

from ...domain.fields import Value
from ...domain.ids import Id
from ...store.unit_of_work import UnitOfWork

COLUMNS: dict[str, tuple[str, ...]] = {
    kind: tuple(names.split())
    for kind, names in (
        ("user", "name active joined"),
        ("product", "code name series spec unit list_price tax_rate status"),
        (
            "customer",
            "name short_name kind role credit_code industry scale region address phone wechat email website gender birthday source grade "
            "lifecycle needs owner referrer verified_on title_name tax_no bank bank_account title_address title_phone notes "
            "name_key completeness",
        ),
        (
            "contact",
            "customer owner name salutation gender department job_title role mobile phone wechat qq email birthday status is_primary notes name_key",
        ),
        ("customer_tag", "customer tag"),
        ("contact_tag", "contact tag"),
        ("customer_collaborator", "customer user"),
        (
            "deal",
            "customer owner name amount stage probability started_on expected_on closed_on competitor lost_reason lost_note notes rank",
        ),
        ("deal_line", "deal product quantity price"),
        ("deal_contact", "deal contact role"),
        ("stage_change", "deal from_stage to_stage at moved_by"),
        ("follow_up", "customer contact deal method at content outcome next_at next_content author"),
        (
            "reminder",
            "kind text about_kind about owner due_on due_at lead repeat state snoozed_until done_at asked_by",
        ),
        ("view", "name entity columns expression sort"),
    )
}


class Sheets:
    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self.rows: dict[str, list[tuple[Value, ...]]] = {kind: [] for kind in COLUMNS}
        self.written = dict.fromkeys(COLUMNS, 0)
        self.id: Callable[[], Id] = _ids(work.ms).__next__

    def add(self, kind: str, id: Id, *values: Value) -> None:
        """Values in the order of COLUMNS."""
        self.rows[kind].append((id, *values))

    def write(self, *kinds: str) -> None:
        """Into the file, and forgotten here."""
        for kind in kinds:
            if rows := self.rows[kind]:
                self.written[kind] += self._work.insert(kind, COLUMNS[kind], rows)
                rows.clear()


def _ids(ms: int) -> Iterator[Id]:
    """UUIDv7s whose random bits begin with a counter (RFC 9562, 6.2): a B-tree takes rising keys several times faster."""
    ends = [bytes((n,)) for n in range(256)]
    block = 0
    while True:
        counter = (block >> 14) << 64 | (block & 0x3FFF) << 48
        head = ((ms << 80) | (0x7 << 76) | (0b10 << 62) | counter).to_bytes(16, "big")[:10]
        tails = os.urandom(5 * 256)
        for n, end in enumerate(ends):
            yield Id(head + end + tails[5 * n : 5 * n + 5])
        block += 1
