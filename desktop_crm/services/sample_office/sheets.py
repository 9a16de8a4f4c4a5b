"""Rows on their way into the file: which fields each kind is given, and ids in rising order."""

from random import SystemRandom

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
            "lifecycle needs owner referrer parent verified_on title_name tax_no bank bank_account title_address title_phone notes",
        ),
        (
            "contact",
            "customer owner name salutation gender department job_title role mobile phone wechat qq email birthday status is_primary notes",
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
        self._head = (work.ms << 80) | (0x7 << 76) | (0b10 << 62)
        self._count = 0
        self._tail = SystemRandom().randbytes(5 * 4096)

    def id(self) -> Id:
        """UUIDv7 whose random bits begin with a counter (RFC 9562, 6.2): a B-tree takes rising keys several times faster."""
        n = self._count
        self._count += 1
        if not n % 4096:
            self._tail = SystemRandom().randbytes(5 * 4096)
        at = n % 4096 * 5
        first = self._head | (n >> 22) << 64 | (n & 0x3FFFFF) << 40
        return Id(first.to_bytes(16, "big")[:11] + self._tail[at : at + 5])

    def add(self, kind: str, id: Id, *values: Value) -> None:
        """Values in the order of COLUMNS."""
        self.rows[kind].append((id, *values))

    def write(self, *kinds: str) -> None:
        """Into the file, and forgotten here."""
        for kind in kinds:
            if rows := self.rows[kind]:
                self.written[kind] += self._work.insert(kind, COLUMNS[kind], rows)
                self.rows[kind] = []
