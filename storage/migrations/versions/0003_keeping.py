"""Keeping: look-up hashes of consultations and outgoing messages, and when a row was erased."""

import sqlalchemy as sa
from alembic import context, op

revision = "0003_keeping"
down_revision = "0002_console"
branch_labels = None
depends_on = None

_ERASABLE = ("conversations", "consultations", "escalations", "bookings", "outbox")
_HASHED = (("consultations", "phone", "phone_hash"), ("outbox", "to", "to_hash"))


def upgrade() -> None:
    for table in _ERASABLE:
        op.add_column(table, sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
    for table, sealed, hashed in _HASHED:
        op.add_column(table, sa.Column(hashed, sa.String(length=64), nullable=True))
        _backfill(table, sealed, hashed)
        op.create_index(op.f(f"ix_{table}_{hashed}"), table, [hashed])


def downgrade() -> None:
    for table, _, hashed in _HASHED:
        op.drop_index(op.f(f"ix_{table}_{hashed}"), table)
        op.drop_column(table, hashed)
    for table in _ERASABLE:
        op.drop_column(table, "erased_at")


def _backfill(table: str, sealed: str, hashed: str) -> None:
    sealer = context.config.attributes["sealer"]
    rows = sa.table(table, sa.column("id"), sa.column(sealed), sa.column(hashed))
    connection = op.get_bind()
    chosen = sa.select(rows.c.id, rows.c[sealed]).where(rows.c[sealed].isnot(None))
    for row_id, value in connection.execute(chosen).all():
        number = sealer.open(value, f"{table}.{sealed}")
        connection.execute(
            rows.update().where(rows.c.id == row_id).values({hashed: sealer.lookup(number)})
        )
