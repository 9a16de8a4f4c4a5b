import pickle

import pytest

from desktop_crm.domain.errors import Ambiguous, BadValue, Busy, Damaged, FilterError, NotFound, UserError


def test_sentence_in_both_languages():
    error = UserError("没有这个文件", "No such file")
    assert (str(error), error.text("zh"), error.text("en")) == ("没有这个文件", "没有这个文件", "No such file")


def test_where_comes_first_and_may_be_known_later():
    error = BadValue("不是日期", "Not a date")
    error.where = "客户.xlsx 第 3 行"
    assert str(error) == "客户.xlsx 第 3 行：不是日期"
    assert error.text("en") == "客户.xlsx 第 3 行: Not a date"


@pytest.mark.parametrize("kind", [BadValue, FilterError, NotFound, Ambiguous, Busy, Damaged])
def test_every_kind_is_a_user_error(kind):
    assert isinstance(kind("一", "one"), UserError)


@pytest.mark.parametrize(
    "error",
    [
        FilterError("坏", "bad", at=7, where="视图"),
        Ambiguous("两个", "two", candidates=[("1", "KH-1", "王伟")]),
        BadValue("坏", "bad", where="A1"),
    ],
)
def test_crosses_from_the_worker_process(error):
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), copy.args, vars(copy)) == (type(error), error.args, vars(error))
