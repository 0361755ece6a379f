"""All tables as one workbook for spreadsheets (Office Open XML), a sheet each and one that explains them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime

import pandas as pd
import xlsxwriter

LONGEST = 32_767  # characters that a cell can hold (Excel's specifications)
_WIDTHS = {"sentence": 60, "reading": 60, "meaning": 60, "link": 40, "id": 34, "participants": 40}
_COMMON = 16
# Text is written as text: no cell is taken for a formula, an address or a number.
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def workbook(tables: Mapping[str, pd.DataFrame], columns: pd.DataFrame, made: datetime) -> bytes:
    """The tables by name and what their ``columns`` mean; ``made`` stands in the file's properties."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as book:
        book.set_properties({"created": made, "title": "Records"})
        heading = book.add_format({"bold": True, "bottom": 1})
        for name, data in {**tables, "columns": columns}.items():
            _sheet(book.add_worksheet(name), data, heading)
    return target.getvalue()


def _sheet(sheet: xlsxwriter.worksheet.Worksheet, data: pd.DataFrame, heading: object) -> None:
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(data), len(data.columns) - 1)
    for number, name in enumerate(data.columns):
        sheet.set_column(number, number, _WIDTHS.get(name, _COMMON))
        sheet.write_string(0, number, name, heading)
        for row, value in enumerate(data[name].tolist(), start=1):
            _cell(sheet, row, number, value)


def _cell(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: object) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif isinstance(value, str) and value:
        sheet.write_string(row, column, value[:LONGEST])
