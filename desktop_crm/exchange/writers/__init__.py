"""Files out: .xlsx and .csv, each written whole under a temporary name and then put in place."""

from .delimited import write_csv
from .rejects import Rejected, write_rejects
from .workbook import Column, write_workbook

__all__ = ["Column", "Rejected", "write_csv", "write_rejects", "write_workbook"]
