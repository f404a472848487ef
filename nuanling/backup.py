"""Backup and restore of one installation: its database, emergency journal and staff's content."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from conversation.journal import is_mark
from nuanling.archive import ArchiveError, Manifest, unpack, write
from nuanling.settings import Settings
from storage import Database, audit, occupancy
from storage.console_records import Deed
from storage.copies import Staged, dump, engine_of
from storage.migrate import knows, migrate, revision
from storage.resealing import read_all
from storage.sealing import Sealer, key_of

_DATABASE, _JOURNAL, _CONTENT = "database", "journal", "content"


@dataclass(frozen=True)
class Restored:
    """What was put in place, how many sealed rows opened, and where what was there before is."""

    manifest: Manifest
    rows: int
    audit_whole: bool
    aside: tuple[str, ...]


def back_up(settings: Settings, to: Path, now: datetime, actor: str) -> Manifest:
    """Back the installation up while it runs, prove the file readable, and note it in the audit."""
    sealer = Sealer(settings.keys())
    database = Database(settings.database(), sealer, busy_ms=10_000)
    try:
        schema = revision(database)
        if schema is None:
            raise ArchiveError("the database has no tables yet: run `nuanling prepare` first")
        to.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".nuanling-backup-", dir=to.parent) as folder:
            files = _collect(settings, Path(folder), sealer)
            manifest = write(
                to,
                files,
                sealer,
                made_at=now.isoformat(),
                engine=engine_of(settings.database()),
                schema=schema,
            )
        with tempfile.TemporaryDirectory(prefix=".nuanling-backup-", dir=to.parent) as folder:
            unpack(to, Path(folder), sealer)
        with database.begin() as tx:
            details = {"files": len(manifest.files), "bytes": to.stat().st_size}
            audit.append(tx, Deed(now, actor, "backup", "", details))
        return manifest
    finally:
        database.close()


def restore(settings: Settings, archive: Path, now: datetime, actor: str) -> Restored:
    """Put a backup in the installation's place once it is proven; nothing old is deleted.

    Refuses a damaged or foreign file, one of another engine or of a newer schema, and any while
    the hotline is running on the database.
    """
    sealer = Sealer(settings.keys())
    url = settings.database()
    settings.var_dir.mkdir(parents=True, exist_ok=True)
    with (
        occupancy.alone(url),
        tempfile.TemporaryDirectory(prefix=".nuanling-restore-", dir=settings.var_dir) as name,
    ):
        folder = Path(name)
        manifest = unpack(archive, folder, sealer)
        if manifest.engine != engine_of(url):
            raise ArchiveError(
                f"{archive} is of {manifest.engine}, NUANLING_DATABASE_URL of {engine_of(url)}: "
                "restore it where that engine is set"
            )
        if not knows(manifest.schema):
            raise ArchiveError(
                f"{archive} has the schema {manifest.schema}, which this version does not know: "
                "use the version that made it, or a newer one"
            )
        staged = Staged(url, folder / _DATABASE, now)
        try:
            rows, whole = _prove(staged.url, sealer, Deed(now, actor, "restore", "", {}))
        except BaseException:
            staged.discard()
            raise
        aside = [kept for kept in [staged.put_in_place()] if kept]
        aside += _put_files_in_place(settings, folder, now)
        return Restored(manifest, rows, whole, tuple(aside))


def _collect(settings: Settings, folder: Path, sealer: Sealer) -> dict[str, Path]:
    journal = _journal(settings)
    before = _lines(journal)
    files = {_DATABASE: folder / "database.copy"}
    dump(settings.database(), files[_DATABASE])
    # What was journalled before the copy may have left the journal since and be in no copy;
    # replaying an entry that is in both changes nothing.
    after = [line for line in _lines(journal) if line not in set(before)]
    lines = [line for line in [*before, *_without_marks(after, sealer)] if key_of(line)]
    if lines:
        files[_JOURNAL] = folder / "journal.copy"
        files[_JOURNAL].write_text("".join(f"{line}\n" for line in lines), encoding="ascii")
    content = settings.var_dir / _CONTENT
    for path in sorted(content.rglob("*")):
        if path.is_file() and not path.is_symlink():
            name = f"{_CONTENT}/{path.relative_to(content).as_posix()}"
            # Copied first: staff may publish while we read, and a sum must be of what is kept.
            files[name] = folder / name
            files[name].parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, files[name])
    return files


def _prove(url: str, sealer: Sealer, deed: Deed) -> tuple[int, bool]:
    database = Database(url, sealer, busy_ms=10_000)
    try:
        migrate(database)
        rows = read_all(database)
        report = audit.verify(database)
        if report.whole:
            with database.begin() as tx:
                audit.append(tx, deed)
        return rows, report.whole
    finally:
        database.close()


def _put_files_in_place(settings: Settings, folder: Path, now: datetime) -> list[str]:
    aside = []
    places = {_JOURNAL: _journal(settings), _CONTENT: settings.var_dir / _CONTENT}
    for name, place in places.items():
        if place.exists():
            # Also where the backup has none: it belongs to the data that are put aside.
            kept = place.with_name(f"{place.name}.before_{now.strftime('%Y%m%dT%H%M%S')}")
            place.rename(kept)
            aside.append(str(kept))
        if (folder / name).exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(folder / name, place)
    return aside


def _journal(settings: Settings) -> Path:
    return settings.var_dir / "journal" / "emergency.jsonl"


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        return []


def _without_marks(lines: list[str], sealer: Sealer) -> list[str]:
    """Leave out marks that settle entries after the copy, in which their effect is missing."""
    return [line for line in lines if not is_mark(line, sealer)]
