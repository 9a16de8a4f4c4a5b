"""Cells changed inside the user's own workbook: one sheet's XML is edited, every other part stays as it is, byte for byte."""

from .book import Written, write_cells

__all__ = ["Written", "write_cells"]
