import pytest

from desktop_crm.domain.errors import UserError
from desktop_crm.services import records, trash_bin


def test_rows_are_purged_with_their_parts(core):
    records.add(core, "customers", {"name": "甲"})
    records.add(core, "customers", {"name": "乙"})
    records.add(core, "contacts", {"name": "张三", "customer": "甲"})
    records.trash(core, "customers", "甲")
    assert trash_bin.purge_rows(core, core.entities["customer"], [1]) == 1
    assert core.db.execute("SELECT purged_at IS NOT NULL FROM customer ORDER BY rid").fetchall() == [(1,), (0,)]
    assert core.db.execute("SELECT purged_at IS NOT NULL FROM contact").fetchall() == [(1,)]


def test_a_live_one_is_refused(core):
    records.add(core, "customers", {"name": "甲"})
    with pytest.raises(UserError):
        trash_bin.purge_rows(core, core.entities["customer"], [1])
