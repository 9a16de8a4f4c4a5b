"""完整率: how much of what an office needs to know about a customer is filled in."""

COUNTED = ("name", "phone", "address", "region", "industry", "source", "grade", "lifecycle", "owner", "needs")
"""The customer's fields that count, one share each; a mobile counts as a phone."""


def percent_sql(table: str) -> str:
    """An SQL expression: percent filled, 0 to 100."""
    filled = " + ".join(
        f"(coalesce({table}.phone, {table}.mobile, '') <> '')" if f == "phone" else f"(coalesce({table}.{f}, '') <> '')"
        for f in COUNTED
    )
    return f"round(({filled}) * 100.0 / {len(COUNTED)})"


def percent(filled: int) -> float:
    """The same, of so many fields filled."""
    return float(round(filled * 100 / len(COUNTED)))


USED = frozenset((*COUNTED, "mobile"))
