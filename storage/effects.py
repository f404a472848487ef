"""What was done for a turn: the guard that makes every effect happen once."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from storage.tables import effects


class Effects:
    """Rows (turn, kind, ordinal) → record."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, turn_id: str, kind: str, ordinal: int = 0) -> str | None:
        """Return the id of the record that this effect made, or None if it is still to be made."""
        return self._connection.execute(
            select(effects.c.record_id).where(
                effects.c.turn_id == turn_id,
                effects.c.kind == kind,
                effects.c.ordinal == ordinal,
            )
        ).scalar_one_or_none()

    def add(self, turn_id: str, kind: str, record_id: str, ordinal: int = 0) -> None:
        """Note an effect; a second one of the same name raises IntegrityError and undoes all."""
        self._connection.execute(
            insert(effects).values(turn_id=turn_id, kind=kind, ordinal=ordinal, record_id=record_id)
        )

    def of_turn(self, turn_id: str) -> list[tuple[str, str]]:
        """Return (kind, record id) of everything done for a turn, in order of kind and ordinal."""
        rows = self._connection.execute(
            select(effects.c.kind, effects.c.record_id)
            .where(effects.c.turn_id == turn_id)
            .order_by(effects.c.kind, effects.c.ordinal)
        )
        return [(row.kind, row.record_id) for row in rows]
