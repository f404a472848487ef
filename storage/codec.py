"""Turns records into rows and back: JSON where a column holds structure, sealed where personal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, TypeVar

from sqlalchemy import RowMapping, Table

from storage.sealing import Sealer
from storage.tables import HASHED, SEALED

_STRUCTURED: dict[str, frozenset[str]] = {
    "conversations": frozenset({"state", "frame"}),
    "turns": frozenset({"verdict", "reply", "entities"}),
    "consultations": frozenset({"conditions"}),
    "escalations": frozenset({"evidence", "facts"}),
    "bookings": frozenset({"items"}),
    "booking_changes": frozenset({"before"}),
}
"""Columns of type Text that hold JSON (sealed columns cannot be of type JSON)."""

Record = TypeVar("Record")


class Codec:
    """Encodes values for one table."""

    def __init__(self, table: Table, sealer: Sealer) -> None:
        self._table = table
        self._sealer = sealer
        self._sealed = SEALED.get(table.name, frozenset())
        self._structured = _STRUCTURED.get(table.name, frozenset())
        self._hashed = HASHED.get(table.name, {})

    def values(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        """Encode column values for an insert or update; a telephone number brings its hash."""
        encoded = {name: self._encode(name, value) for name, value in changes.items()}
        for name, column in self._hashed.items():
            if name in changes:
                encoded[column] = (
                    None if changes[name] is None else self._sealer.lookup(str(changes[name]))
                )
        return encoded

    def row(self, record: Any) -> dict[str, Any]:
        """Encode a whole record (a dataclass whose fields are this table's columns)."""
        return self.values(asdict(record))

    def plain(self, row: RowMapping) -> dict[str, Any]:
        """Decode a row into plain values."""
        return {name: self._decode(name, value) for name, value in row.items()}

    def record(self, kind: type[Record], row: RowMapping) -> Record:
        """Decode a row into a record of type `kind`; lists become tuples."""
        names = {f.name for f in fields(kind)}  # type: ignore[arg-type]
        values = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in self.plain(row).items()
            if name in names
        }
        return kind(**values)

    def _encode(self, name: str, value: Any) -> Any:
        if value is None:
            return None
        if name in self._structured:
            value = json.dumps(value, ensure_ascii=False)
        if name in self._sealed:
            return self._sealer.seal(str(value), f"{self._table.name}.{name}")
        return list(value) if isinstance(value, tuple) else value

    def _decode(self, name: str, value: Any) -> Any:
        if value is None:
            return None
        if name in self._sealed:
            value = self._sealer.open(value, f"{self._table.name}.{name}")
        return json.loads(value) if name in self._structured else value
