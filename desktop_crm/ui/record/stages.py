"""Stages in words and colours: accent, violet, grey, ok in order; red and amber are never a stage."""

from ...domain.entities.pipeline import STAGES

_SHIPPED = {s.code: s for s in STAGES}
_TONES = {
    "contact": "accent", "need": "accent", "proposal": "violet", "negotiation": "violet", "won": "ok", "lost": "grey",
    "hold": "grey",
}  # fmt: skip


def stage_words(code: str, name: str, lang: str) -> str:
    """A shipped stage that nobody renamed has its English word."""
    shipped = _SHIPPED.get(code)
    return shipped.en if lang == "en" and shipped and shipped.zh == name else name


def stage_tone(code: str, kind: str = "open") -> str:
    return _TONES.get(code) or {"open": "accent", "won": "ok"}.get(kind, "grey")
