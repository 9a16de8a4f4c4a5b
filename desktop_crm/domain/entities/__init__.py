"""What the office keeps: one module a noun, each record declared once. Importing this package fills the field table."""

from . import (
    attachment,
    contact,
    custom_field,
    customer,
    deal,
    follow_up,
    journal,
    office,
    option,
    pipeline,
    product,
    reminder,
    tag,
    user,
    view,
)

__all__ = [
    "attachment", "contact", "custom_field", "customer", "deal", "follow_up", "journal", "office",
    "option", "pipeline", "product", "reminder", "tag", "user", "view",
]  # fmt: skip
