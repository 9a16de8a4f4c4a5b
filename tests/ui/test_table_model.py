from unittest.mock import patch

import pytest

from desktop_crm.services import listing
from desktop_crm.services.listing import Listing
from desktop_crm.ui.models.columns import customer_columns
from desktop_crm.ui.models.table import PAGE, PAGES, TableModel
from desktop_crm.ui.wording import Wording

from .conftest import COUNT


@pytest.fixture
def model(core, qapp):
    made = TableModel(core, customer_columns(core.entities["customer"]), Wording("zh", core.today(), {}))
    yield made
    made.close()


def test_it_keeps_to_the_rules_of_a_model(qtmodeltester, model, core):
    model.show(listing.everything(core, "customer"))
    qtmodeltester.check(model)


def test_a_page_is_read_once(model, core):
    model.show(listing.everything(core, "customer"))
    with patch.object(Listing, "page", autospec=True, side_effect=Listing.page) as read:
        for row in range(COUNT):
            model.cell(row, 0)
    assert read.call_count == COUNT // PAGE + 1


def test_only_so_many_pages_are_kept(model, core):
    model.show(listing.everything(core, "customer"))
    model._count = PAGE * (PAGES + 5)
    for page in range(PAGES + 5):
        model.cell(page * PAGE, 0)
    assert len(model._pages) == PAGES


def test_the_rest_joins_a_first_page_without_a_reset(model, core, qtbot):
    first = listing.first_page(core, "customer")
    assert (first.count, first.whole) == (200, False)
    model.show(first)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted):
        model.show(listing.everything(core, "customer"))
    assert model.rowCount() == COUNT


def test_a_small_office_is_whole_at_once(empty_core):
    first = listing.first_page(empty_core, "customer")
    assert (first.count, first.whole) == (0, True)


def test_a_row_that_is_not_there_is_empty(model):
    assert model.cell(5, 0).text == ""
    assert model.rid(5) == 0
