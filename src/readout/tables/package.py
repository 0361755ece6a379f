"""The tables as a Frictionless data package (datapackage.org, version 2): what each file and column is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

import pandas as pd

_TYPES = {"Int64": "integer", "Float64": "number", "boolean": "boolean"}
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def package(files: Mapping[str, bytes], columns: pd.DataFrame, types: Mapping[str, Mapping[str, str]]) -> str:
    """``files`` are the tables' CSV by name, ``columns`` their dictionary, ``types`` the pandas types."""
    resources = [_resource(name, data, columns, types[name]) for name, data in files.items()]
    described = {
        "$schema": _PROFILE,
        "name": "readout",
        "title": "What the documents claim, record by record",
        "resources": resources,
    }
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


def _resource(name: str, data: bytes, columns: pd.DataFrame, types: Mapping[str, str]) -> dict[str, Any]:
    meanings = columns[columns["table"] == name].set_index("column")["meaning"]
    return {
        "name": name,
        "path": f"{name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "schema": {"fields": _fields(types, meanings), "primaryKey": ["id"], "missingValues": [""]},
    }


def _fields(types: Mapping[str, str], meanings: pd.Series[Any]) -> Sequence[dict[str, Any]]:
    return [
        {"name": column, "type": _TYPES.get(kind, "string"), "description": str(meanings[column])}
        for column, kind in types.items()
    ]
