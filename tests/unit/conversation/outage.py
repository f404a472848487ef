"""The database, or every disk, away from the house of a test."""

import errno
import os
from contextlib import contextmanager

from sqlalchemy import NullPool, create_engine

from conversation.journal import Journal
from conversation.replay import replay
from storage.database import WRITERS

STROKE = "我妈突然嘴歪了半边身子动不了"


@contextmanager
def locked(house):
    """Somebody else holds the one place of whoever writes."""
    with create_engine(house.database.url, poolclass=NullPool).connect() as other:
        if other.dialect.name == "sqlite":
            other.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            other.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")
        yield
        other.rollback()


@contextmanager
def nothing_can_be_kept(house, monkeypatch):
    def refuse(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with locked(house), monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        yield


def brought_back(house):
    return replay(house.journal, house.database, house.duty)


def restarted(house):
    """The gateway after a crash: the same database and journal file, nothing in memory."""
    journal = Journal(house.journal._path, house.journal._sealer)
    journal.outstanding()
    house.keeper._journal = house.journal = journal
    house.keeper.memory.__init__()
