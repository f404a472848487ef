"""Where records are kept: SQLAlchemy tables, Alembic migrations, repositories."""

from storage.database import Database, Transaction

__all__ = ["Database", "Transaction"]
