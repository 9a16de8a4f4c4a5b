"""统一社会信用代码, GB 32100-2015. A failed check is a warning, never a refusal."""

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def normalise(text: str) -> str:
    import unicodedata

    folded = unicodedata.normalize("NFKC", text).upper()
    # Cf: zero-width characters that come along from web pages
    return "".join(c for c in folded if not c.isspace() and c not in "-'" and unicodedata.category(c) != "Cf")


def check_character(first17: str) -> str:
    """Raises ValueError for a character outside the alphabet."""
    total = 0
    for c in reversed(first17):  # Horner: the weight of each place is three times that of the one before
        total = (total * 3 + ALPHABET.index(c)) % 31
    return ALPHABET[-total % 31]


def is_valid(text: str) -> bool:
    code = normalise(text)
    return len(code) == 18 and set(code) <= set(ALPHABET) and check_character(code[:17]) == code[17]
