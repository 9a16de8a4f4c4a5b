"""An empty sheet to fill in: drop-downs, what may stand in each column, and a page that explains."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..domain.errors import UserError
from ..domain.fields import Entity, Field, Kind, Storage
from ..store.vocabulary import Vocabulary
from . import sheet_columns
from .core import Core

_EXAMPLES = {
    "name": ("杭州明远机械有限公司", "Acme Ltd"),
    "content": ("电话沟通，对报价满意，月底前答复", "Called; they like the quote"),
    "region": ("浙江省杭州市", "Hangzhou"),
    "address": ("西湖区文三路 100 号", "100 Wensan Road"),
    "credit_code": ("91350100M000100Y43", "91350100M000100Y43"),
    "email": ("wang@example.com", "wang@example.com"),
    "currency": ("CNY", "CNY"),
    "tags": ("重点,老客户", "key,old customer"),
}
_KINDS = {
    Kind.NUMBER: ("数字", "a number", "12.5"),
    Kind.MONEY: ("金额，元；可写 1.2万", "an amount", "12345.60"),
    Kind.DATE: ("日期", "a date", "2026-11-21"),
    Kind.TIME: ("日期，可带时间", "a date, with a time if need be", "2026-11-21 14:30"),
    Kind.CHOICE: ("从下拉里选；写别的会成为新选项", "choose from the list; another word becomes a new choice", ""),
    Kind.FLAG: ("是 或 否", "是 (yes) or 否 (no)", "是"),
    Kind.TAGS: ("几个用逗号隔开", "several, separated by commas", ""),
    Kind.PHONE: ("可写几个，用逗号隔开", "several may stand here, separated by commas", "0571-88886666, 13800000001"),
    Kind.BIRTHDAY: ("公历或农历", "solar or lunar", "1980-08-05 / 08-05 / 农历八月初五"),
    Kind.REFERENCE: ("名称或编号", "a name or a number", ""),
}


def write(core: Core, out: Path, e: Entity, fields: Sequence[Field], lang: str) -> None:
    """Raises UserError."""
    if out.suffix.lower() == ".vcf" or not e.sheet:
        raise UserError(
            f"{e.zh}没有可填写的模板；模板可以是 .xlsx 或 .csv",
            f"{e.en} has no template to fill in; a template is .xlsx or .csv",
        )
    filled = [f for f in fields if f.name not in ("number", "rank")] if len(fields) > 1 else list(fields)
    if out.suffix.lower() == ".csv":
        from ..exchange.writers.delimited import write_csv

        write_csv(out, [f.label(lang) for f in filled], ())
        return
    from ..exchange.writers.workbook import Notes, write_workbook

    vocabulary = Vocabulary(core.db)
    columns = [
        replace(c, header=f"{c.header}*" if needed(f) else c.header, prompt=_prompt(e, f, lang))
        for c, f in zip(sheet_columns.of(core.db, filled, lang), filled, strict=True)
    ]
    en = lang == "en"
    head = (
        ("Column", "Needed", "How to fill it in", "Example", "Choices")
        if en
        else ("列", "必填", "怎么填", "例子", "可选")
    )
    lines = [
        (
            f.label(lang),
            ("yes" if en else "是") if needed(f) else "",
            _how(f, lang),
            _example(e, f, lang),
            "、".join(sheet_columns.choices(f, vocabulary, lang)),
        )
        for f in filled
    ]
    write_workbook(out, e.label(lang), columns, (), Notes("How to fill in" if en else "填写说明", head, lines))


def needed(f: Field) -> bool:
    return f.required and f.default is None and f.storage is Storage.COLUMN


def _how(f: Field, lang: str) -> str:
    zh, en, _ = _KINDS.get(f.kind, ("文字", "text", ""))
    return en if lang == "en" else zh


def _example(e: Entity, f: Field, lang: str) -> str:
    if f.name == "name" and e.name == "contact":
        return "Wang Wei" if lang == "en" else "王伟"
    if f.name == "name" and e.name in ("deal", "product"):
        return "GTX 200" if e.name == "product" else "New line" if lang == "en" else "二期扩产"
    if f.name in _EXAMPLES:
        return _EXAMPLES[f.name][lang == "en"]
    return _KINDS.get(f.kind, ("", "", ""))[2]


def _prompt(e: Entity, f: Field, lang: str) -> str:
    """What Excel says beside the cell that is being filled in."""
    example = _example(e, f, lang)
    said = _how(f, lang) if f.kind in _KINDS else ""
    needed_ = ("needed" if lang == "en" else "必填") if needed(f) else ""
    shown = (f"e.g. {example}" if lang == "en" else f"例：{example}") if example else ""
    return "\n".join(filter(None, (needed_, said, shown)))
