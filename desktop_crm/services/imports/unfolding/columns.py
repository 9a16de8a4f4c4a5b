"""Which columns of a customer sheet feed its contacts, follow-ups and deals."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ....domain.fields import Entities, Field, Kind, Storage, fold
from ....exchange.contents import Kinds
from ....exchange.headers import Column, Feed

CONTENT = "content"
_DIGITS = {c: i % 9 + 1 for i, c in enumerate("一二三四五六七八九123456789")}
_D = "[一二三四五六七八九1-9]"
_CONTACT = re.compile(
    rf"(?:客户|公司|单位)?(?:第?[(#]?(?P<before>{_D})?[)]?|(?P<which>主要?|首要|次要?|备用|其他|采购|财务|技术|商务|业务|项目|紧急))"
    rf"(?:联系人|联络人|对接人|contactperson|contact)[(#]?(?P<after>{_D})?[)]?(?:的|信息|[/及和与]+)?(?P<rest>.*?)[(#]?(?P<last>{_D})?[)]?"
)
_ORDER = {"主": 1, "主要": 1, "首要": 1, "次": 2, "次要": 2, "备用": 2, "其他": 2}
_ROLES = ("采购", "财务", "技术", "商务", "业务", "项目", "紧急")
_EXTRA = {
    "": "name", "姓名": "name", "名字": "name", "name": "name", "联系方式": "phone", "号码": "phone", "联系电话": "phone",
    "职位": "job_title", "title": "job_title",
}  # fmt: skip
_MINE = ("salutation", "department", "job_title", "qq", "role", "gender", "birthday")
"""Beside a contact's name these are the contact's."""
_BOTH = ("phone", "mobile", "wechat", "email")
"""Beside the first contact's name these are the customer's and the contact's."""
_NUMBERS = ("phone", "mobile")
_LOG = re.compile(
    r"(?:第?[一二三四五六七八九\d]+次)?(?:客户)?(?:跟进|跟踪|沟通|联系|拜访|走访|回访|洽谈|联络|销售|商务)"
    r"(?:记录|情况|内容|进展|进度|日志|历史|过程|备注|明细|详情|动态|结果记录)?(?:[（(].*[)）])?\d?|(?:最新|目前|当前)?(?:进展|进度|动态)(?:情况)?"
)
_FOLLOW_UP = {
    "at": "跟进时间|跟进日期|沟通时间|沟通日期|联系时间|联系日期|拜访时间|拜访日期|回访时间|回访日期|最近跟进|最近跟进时间|最近跟进日期|最后跟进时间|最近联系|最近联系时间",
    "next_at": "下次跟进|下次跟进时间|下次跟进日期|下次联系|下次联系时间|下次联系日期|下次回访|下次回访时间|下次拜访时间",
    "next_content": "下次跟进内容|下次内容|下一步|下一步计划|下步计划|下次计划",
    "method": "跟进方式|沟通方式|拜访方式",
    "outcome": "跟进结果|沟通结果",
    "author": "跟进人|拜访人|记录人|跟进人员",
}
_FOLLOW_UP_WORDS = {word: name for name, words in _FOLLOW_UP.items() for word in words.split("|")}
_DEAL = ("name", "amount", "stage", "probability", "expected_on", "closed_on", "products", "competitor", "lost_reason")
_WORD = re.compile(r"(contacts|follow_ups|deals)([1-9]?)\.(\w+)")


def feed_of(word: str, entities: Entities) -> Feed | None:
    """What `contacts2.mobile` names. Raises KeyError where there is no such field."""
    m = _WORD.fullmatch(word)
    if m is None:
        return None
    e = next(e for e in entities.values() if e.plural == m[1])
    f = e.by_name.get(m[3])
    if f is None or not f.editable:
        raise KeyError(word)
    return Feed(e.name, e.plural, int(m[2] or 1), f.name)


def feeds(columns: Sequence[Column], entities: Entities, chosen: Mapping[str, str], kinds: Kinds) -> list[Column]:
    """The columns of a customer sheet, those that nobody chose looked at again."""
    wanted = {fold(h): word for h, word in chosen.items()}
    free = [not (c.left_out or c.new or fold(c.header) in wanted) for c in columns]
    found = _chosen(columns, entities, wanted)
    _contacts(found, free, entities, kinds)
    _deals(found, free, entities)
    _follow_ups(found, free, entities)
    return found


def _chosen(columns: Sequence[Column], entities: Entities, wanted: Mapping[str, str]) -> list[Column]:
    out = []
    for c in columns:
        feed = feed_of(wanted.get(fold(c.header), ""), entities)
        out.append(replace(c, field=None, feed=feed) if feed else c)
    return out


def _contacts(found: list[Column], free: Sequence[bool], entities: Entities, kinds: Kinds) -> None:
    contact = entities["contact"]
    roles: dict[str, int] = {}
    loose: list[int] = []
    plain_name = any(c.field and c.field.name == "name" for c in found)
    person = next((place for place, kind in kinds.items() if kind == "person"), -1)
    for i, c in enumerate(found):
        if not free[i] or c.field is not None or c.feed is not None:
            continue
        word = fold(c.header)
        if plain_name and word in ("姓名", "名字", "fullname", "经办人", "联系姓名"):
            found[i] = _fed(c, "contact", "name", 1)
        elif (m := _CONTACT.fullmatch(word)) and (name := _contact_field(contact.words, m["rest"])):
            turn = _DIGITS.get(m["before"] or m["after"] or m["last"] or "", 0)
            if m["last"] and not (m["before"] or m["after"]) and name != "name":
                loose.append(i)
            if not turn and m["which"] in _ROLES:
                turn = roles.setdefault(m["which"], 10 + len(roles))
            found[i] = _fed(c, "contact", name, turn or _ORDER.get(m["which"] or "", 1))
    named = {c.feed.turn for c in found if c.feed and c.feed.kind == "contact" and c.feed.field == "name"}
    if not named and plain_name:
        for i, c in enumerate(found):
            if free[i] and c.field is None and c.feed is None and c.place == person and not _OWNER.search(c.header):
                found[i] = _fed(c, "contact", "name", 1)
    for i in loose:  # 联系人电话2 is a second number unless there is a second name
        feed = found[i].feed
        if feed and feed.turn not in named:
            found[i] = _fed(found[i], "contact", feed.field, 1)
    _beside(found, free)


def _contact_field(words: Mapping[str, Field], rest: str) -> str:
    rest = rest.strip("()（）#")
    if rest in _EXTRA:
        return _EXTRA[rest]
    f = words.get(rest)
    return (
        f.name if f is not None and f.storage is Storage.COLUMN and f.editable and f.kind is not Kind.REFERENCE else ""
    )


def _beside(found: list[Column], free: Sequence[bool]) -> None:
    """Plain columns beside a contact's name: 职务 is the contact's, 电话 is both's; in 联系人 电话 联系人2 电话2 the last is the second's."""
    names = [(c.place, c.feed.turn) for c in found if c.feed and c.feed.kind == "contact" and c.feed.field == "name"]
    own = {(c.feed.turn, c.feed.field) for c in found if c.feed and c.feed.kind == "contact"}
    if not names:
        return
    first = names[0][1]
    seen: dict[str, int] = {}
    for i, c in enumerate(found):
        if not free[i] or c.feed is not None:
            continue
        name = c.field.name if c.field else _MINE_WORDS.get(re.sub(r"\d$", "", fold(c.header)), "")
        turn = next((t for place, t in reversed(names) if place < c.place), first)
        digit = _DIGITS.get(fold(c.header)[-1:], 0)
        if digit > 1 and digit in (t for _, t in names):  # 手机2 beside 联系人2
            turn = digit
            seen.setdefault(name, first)
        if name in _MINE and (turn, name) not in own and (c.field is None or name in ("gender", "birthday")):
            found[i] = replace(c, field=None, feed=Feed("contact", "contacts", turn, name))
            own.add((turn, name))
        elif name in _BOTH:
            if turn != first and seen.get(name, turn) != turn and (turn, name) not in own:
                found[i] = replace(c, field=None, feed=Feed("contact", "contacts", turn, name))
                own.add((turn, name))
            elif turn == first and c.field and not (_OF_FIRM.match(fold(c.header)) or own & _same(first, name)):
                found[i] = replace(c, feed=Feed("contact", "contacts", first, name))
            seen.setdefault(name, turn)


def _same(turn: int, name: str) -> set[tuple[int, str]]:
    return {(turn, n) for n in (_NUMBERS if name in _NUMBERS else (name,))}


_OWNER = re.compile("人员?$|负责|经理|法人|创建|录入|by$|owner", re.IGNORECASE)
"""A person, but not one of the customer's."""
_OF_FIRM = re.compile("公司|单位|企业|总机|座机|固定|固话|传真")
_MINE_WORDS = {
    "称呼": "salutation", "尊称": "salutation", "部门": "department", "所在部门": "department", "职务": "job_title",
    "职位": "job_title", "岗位": "job_title", "头衔": "job_title", "qq": "qq", "qq号": "qq", "qq号码": "qq",
    "决策角色": "role", "jobtitle": "job_title", "微信": "wechat", "微信号": "wechat", "邮箱": "email",
}  # fmt: skip


def _deals(found: list[Column], free: Sequence[bool], entities: Entities) -> None:
    words = entities["deal"].words
    mine: dict[str, int] = {}
    for i, c in enumerate(found):
        f = words.get(fold(c.header))
        if free[i] and c.field is None and c.feed is None and f is not None and f.name in _DEAL:
            mine.setdefault(f.name, i)
    if "name" in mine or len(mine.keys() & {"amount", "stage", "expected_on"}) >= 2:
        for name, i in mine.items():
            found[i] = _fed(found[i], "deal", name, 1)


def _follow_ups(found: list[Column], free: Sequence[bool], entities: Entities) -> None:
    turn = 0
    others: dict[str, int] = {}
    for i, c in enumerate(found):
        if not free[i] or c.feed is not None:
            continue
        word = fold(c.header)
        if name := _FOLLOW_UP_WORDS.get(word):
            if c.field is None:
                others.setdefault(name, i)
        elif c.field is None and _LOG.fullmatch(word):
            turn += 1
            found[i] = _fed(c, "follow_up", CONTENT, turn)
    if turn:
        for name, i in others.items():
            found[i] = _fed(found[i], "follow_up", name, 1)


def _fed(c: Column, kind: str, name: str, turn: int) -> Column:
    return replace(
        c, field=None, feed=Feed(kind, {"contact": "contacts", "deal": "deals"}.get(kind, "follow_ups"), turn, name)
    )
