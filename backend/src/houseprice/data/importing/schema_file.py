"""How a table is read, as a file that people edit: ``schema.yaml``.

```yaml
version: 1
currency: EUR
area_unit: m2
date_order: day-first
decimal: ","
sheet: Sales
header_row: 3
columns:
  Kaufpreis: price
  Eigentuemer: ignore
layers:
  - {kind: areas, name: districts, file: districts.geojson, properties: [name]}
  - {kind: points, name: schools, file: schools.csv}
```
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from houseprice.data.importing.inspection import Inspection
from houseprice.data.importing.layers.ask import layer_of
from houseprice.data.importing.sale_month import SALE_DATE
from houseprice.data.importing.table_request import LayerRequest, TableRequest
from houseprice.data.schema import ROLES
from houseprice.errors import InvalidInput, NotFound

#: Version of the format of the file.
VERSION = 1
_TEXTS = ("currency", "area_unit", "date_order", "sale_year", "decimal", "crs")
_PLACE = ("sheet", "header_row")
#: A header row of 0 says that there is none.
_UNSAID = (None, "")
_KEYS = ("version", *_TEXTS, *_PLACE, "columns", "leave_out", "fix", "layers")
_LAYER_KEYS = {"kind", "name", "file", "properties"}
_MOST_BYTES = 2**20


def write_schema(inspection: Inspection, asked: TableRequest, folder: Path | None = None) -> str:
    """The text of a schema file that reads a table as it was inspected.

    It has none of the edited cells: they belong to the rows of one file.

    Parameters
    ----------
    inspection : Inspection
        Roles, currency and unit as the table was read.
    asked : TableRequest
        What the caller was sure of.
    folder : Path, optional
        Folder of the schema file: files of layers below it are named from there.
    """
    parts_of_dates = inspection.derived.get(SALE_DATE, ())  # said to be ignored, they make none
    unsaid = {*inspection.derived, *parts_of_dates}
    document = {
        "version": VERSION,
        "currency": inspection.currency,
        "area_unit": inspection.area_unit,
        "date_order": asked.date_order or _taken(inspection, "date order"),
        "sale_year": asked.sale_year,
        "decimal": asked.decimal or _taken(inspection, "decimal sign"),
        "crs": asked.crs,
        "sheet": asked.sheet,
        "header_row": asked.header_row,
        "leave_out": list(asked.leave_out),
        "fix": list(asked.fix),
        "columns": {
            column.name: column.role for column in inspection.columns if column.name not in unsaid
        },
        "layers": [_written(layer, folder) for layer in asked.layers],
    }
    known = {name: value for name, value in document.items() if value or value == 0}
    return str(yaml.safe_dump(known, allow_unicode=True, sort_keys=False))


def read_schema(file: Path, asked: TableRequest) -> TableRequest:
    """What a schema file says of a table, below what the caller says.

    Parameters
    ----------
    file : Path
        A schema file.
    asked : TableRequest
        What the caller says; it goes before what the file says.

    Raises
    ------
    NotFound
        If there is no such file.
    InvalidInput
        If it is no schema, or of a later version; the message names the key.
    """
    document = _checked(_document(file), file.name)
    known = (name for name in (*_TEXTS, *_PLACE) if document.get(name) not in _UNSAID)
    said = {
        name: document[name] if (own := getattr(asked, name)) in _UNSAID else own for name in known
    }
    if "sheet" in said:  # a sheet named 2024 is a number in YAML
        said["sheet"] = str(said["sheet"])
    roles = {str(name): role for name, role in document.get("columns", {}).items()}
    if asked.target is not None:
        roles = {name: role for name, role in roles.items() if role != "price"}
    return replace(
        asked,
        **said,
        roles={**roles, **asked.roles},
        leave_out=asked.leave_out or tuple(document.get("leave_out", ())),
        fix=asked.fix or tuple(document.get("fix", ())),
        layers=asked.layers
        or tuple(_layer(layer, file.parent) for layer in document.get("layers", ())),
    )


def _written(layer: LayerRequest, folder: Path | None) -> dict[str, Any]:
    source = Path(layer.source)
    inside = folder is not None and source.is_relative_to(folder.resolve())
    file = source.relative_to(folder.resolve()) if inside and folder is not None else source
    entry = {"kind": layer.kind, "name": layer.name, "file": file.as_posix()}
    return {**entry, "properties": list(layer.properties)} if layer.properties else entry


def _layer(entry: Any, folder: Path) -> LayerRequest:
    """A layer as the file says; its own file is named from the folder of the schema file."""
    if not isinstance(entry, dict) or not {"kind", "file"} <= set(entry) <= _LAYER_KEYS:
        raise InvalidInput(
            f"a layer must have kind and file, and may have name and properties, got {entry!r:.200}"
        )
    file = folder / str(entry["file"])
    if not file.is_file():
        raise NotFound(f"a layer must be in its file, found none named {entry['file']!r:.200}")
    if not isinstance(entry.get("properties") or [], list):
        raise InvalidInput(f"properties must be a list, got {entry['properties']!r:.80}")
    properties = [str(name) for name in entry.get("properties") or ()]
    return layer_of(entry["kind"], file, str(entry.get("name") or ""), properties)


def _taken(inspection: Inspection, kind: str) -> str:
    """The answer that was taken for a question of this kind, if the table leaves it open."""
    taken = (question.taken for question in inspection.questions if question.kind == kind)
    return next(taken, "")


def _document(file: Path) -> Any:
    if not file.is_file():
        raise NotFound(f"a schema must be a file, found none named {file.name!r}")
    if file.stat().st_size > _MOST_BYTES:
        raise InvalidInput(f"a schema may have {_MOST_BYTES} bytes, got {file.stat().st_size}")
    try:
        return yaml.safe_load(file.read_text(encoding="utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        where = "" if line is None else f" in line {line + 1}"
        raise InvalidInput(
            f"a schema must be YAML in UTF-8, got {file.name!r} which is none{where}",
            hint="`houseprice inspect FILE --schema-out schema.yaml` writes one.",
        ) from error


def _checked(document: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(document, dict):
        raise InvalidInput(f"a schema must have keys such as columns, got none in {name!r}")
    if "edits" in document:
        raise InvalidInput(
            "a schema may have no edits, for they belong to the rows of one file",
            hint="Edit cells with --edit ROW:COLUMN=VALUE, or correct them in the file.",
        )
    unknown = [str(key) for key in document if key not in _KEYS]
    if unknown:
        raise InvalidInput(
            f"a schema may have the keys {', '.join(_KEYS)}, got {', '.join(unknown)[:200]}"
        )
    if document.get("version", VERSION) != VERSION:
        raise InvalidInput(f"a schema must have version {VERSION}, got {document['version']!r:.80}")
    for key in _TEXTS:
        _check_scalar(key, document.get(key), int if key == "sale_year" else str)
    _check_columns(document.get("columns", {}))
    for key in ("leave_out", "fix"):
        _check_kinds(key, document.get(key, []))
    if not isinstance(document.get("layers", []), list):
        raise InvalidInput(f"layers must be a list, got {document['layers']!r:.80}")
    return document


def _check_scalar(key: str, value: Any, kind: type) -> None:
    if value is not None and type(value) is not kind:
        words = {int: "a whole number", str: "text"}[kind]
        raise InvalidInput(
            f"{key} of a schema must be {words}, got {value!r:.80}",
            hint="Put quotation marks around text that looks like a number.",
        )


def _check_columns(columns: Any) -> None:
    if not isinstance(columns, dict):
        raise InvalidInput(f"columns must be lines such as `Price: price`, got {columns!r:.80}")
    for column, role in columns.items():
        if role not in ROLES:
            raise InvalidInput(
                f"a role must be one of {', '.join(ROLES)}, got {role!r:.80} for {column!r:.80}"
            )


def _check_kinds(key: str, kinds: Any) -> None:
    if not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds):
        raise InvalidInput(f"{key} must be a list of kinds, got {kinds!r:.80}")
