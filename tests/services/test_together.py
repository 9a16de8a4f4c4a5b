"""Two programs on one file: nobody loses, nobody hangs."""

import subprocess
import sys
from pathlib import Path

from desktop_crm.app import open_core
from desktop_crm.services import creation, records
from desktop_crm.services.core import Core

from .asking import rows, sound, total

WRITER = """
import sys
from pathlib import Path
from desktop_crm.app import open_core
from desktop_crm.services import records
core = open_core(Path(sys.argv[1]))
for n in range(int(sys.argv[3])):
    records.add(core, "customers", {"name": f"{sys.argv[2]}{n}", "phone": str(n)})
"""


def test_three_writers_at_once(core: Core) -> None:
    others = [subprocess.Popen([sys.executable, "-c", WRITER, str(core.folder), name, "40"]) for name in ("甲", "乙")]
    for n in range(40):
        records.add(core, "customers", {"name": f"丙{n}", "phone": str(n)})
    assert [p.wait() for p in others] == [0, 0]
    assert total(core, "customers") == 120
    assert len({number for (number,) in rows(core, "customers", "number")}) == 120
    sound(core)


def test_a_custom_field_added_elsewhere_is_known_at_the_next_write(core: Core, tmp_path: Path) -> None:
    other = open_core(core.folder)
    with other.write("field") as work:
        creation.custom_field(work, {"entity": "customers", "label": "车牌"})
    records.add(core, "customers", {"name": "甲公司", "车牌": "浙A1"})
    assert rows(core, "customers", "车牌") == [("浙A1",)]
    other.close()


def test_what_others_did_is_told_once(core: Core) -> None:
    other = open_core(core.folder)
    assert core.store.poll() is None
    records.add(other, "customers", {"name": "甲公司"})
    changes = core.store.poll()
    assert changes is not None and changes.kinds == {"customer"} and core.store.poll() is None
    records.add(core, "customers", {"name": "乙公司"})
    assert core.store.poll() is None
    records.set_one(other, "customers", "甲公司", {"grade": "A"})
    changes = core.store.poll()
    assert changes is not None and changes.edited == {"customer": {"grade": frozenset({1})}}
    other.close()
