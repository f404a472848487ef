"""Versions of the index on disk: written whole or not at all, checked before they serve."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from care.errors import ContentError

FORMAT = 2
_CURRENT = "current.json"
_MANIFEST = "manifest.json"
_KEEP = 3
_STALE_S = 3600.0


@dataclass(frozen=True)
class Version:
    """A finished build: its name, its folder, and what its manifest says."""

    name: str
    folder: Path
    manifest: dict[str, Any]


class IndexStore:
    """A folder of index versions and a pointer to the one that serves.

    `current.json` lists version names, the serving one first, older good ones behind it, and those
    that a rollback has set aside. A build that is killed leaves a hidden draft and nothing else:
    the pointer is moved last, in one step, when all files are on the disk.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def stamp(self) -> tuple[int, int] | None:
        """Return what changes when another version is published (None: none ever was)."""
        try:
            status = (self.folder / _CURRENT).stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_ino

    def names(self) -> list[str]:
        """Return the published versions, the serving one first."""
        return self._listed("versions")

    def set_aside(self) -> list[str]:
        """Return the versions that a rollback has set aside: they are not made again unasked."""
        return self._listed("set_aside")

    def unlisted(self) -> list[str]:
        """Return versions on disk that the pointer does not name, newest first: where it is lost
        or names nothing sound, one of these is better than no answer."""
        listed = self.names()
        try:
            found = [
                (folder.stat().st_mtime_ns, folder.name)
                for folder in self.folder.iterdir()
                if folder.name not in listed and (folder / _MANIFEST).is_file()
            ]
        except OSError:
            return []
        return [name for _, name in sorted(found, reverse=True) if not name.startswith(".")]

    def publish(
        self, name: str, manifest: dict[str, Any], write: Callable[[Path], None]
    ) -> Version:
        """Write a version through `write(folder)` and point to it; atomic, repeatable.

        Raises:
            ContentError: when the disk does not take it; what served before goes on serving.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=self.folder))
        except OSError as error:
            raise ContentError(
                f"{self.folder}: cannot be written ({error.strerror}); free the disk or set "
                "another folder for the index."
            ) from error
        try:
            write(draft)
            sums = {path.name: _sum(path) for path in sorted(draft.iterdir())}
            whole = {**manifest, "format": FORMAT, "files": sums}
            _write(draft / _MANIFEST, whole)
            for path in (*draft.iterdir(), draft):
                _to_disk(path)
            with self._alone():
                final = self._free(name)
                draft.rename(final)
                self._point(final.name)
        except OSError as error:
            shutil.rmtree(draft, ignore_errors=True)
            raise ContentError(
                f"{self.folder}: the index could not be written ({error.strerror}); free the disk "
                "and build again. What served before goes on serving."
            ) from error
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
        return Version(final.name, final, whole)

    def rollback(self) -> str:
        """Point back to the last sound version before the serving one and return its name.

        Raises:
            ContentError: when there is none; what serves goes on serving.
        """
        with self._alone():
            names = self.names()
            for at, name in enumerate(names[1:], 1):
                try:
                    self.open(name)
                except ContentError:
                    continue
                self._write_pointer(names[at:], [*names[:at], *self.set_aside()])
                return name
        raise ContentError(f"{self.folder}: there is no earlier version to go back to.")

    def open(self, name: str) -> Version:
        """Check a version against its manifest.

        Raises:
            ContentError: when a file is missing, truncated or altered, or the format is another.
        """
        folder = self.folder / name
        try:
            manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
            files = dict(manifest["files"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ContentError(
                f"{folder}: has no readable manifest; build the index again."
            ) from error
        if manifest.get("format") != FORMAT:
            raise ContentError(
                f"{folder}: is of format {manifest.get('format')}, this program reads {FORMAT}; "
                "build the index again."
            )
        for file, checksum in files.items():
            path = folder / Path(file).name
            if not path.is_file() or _sum(path) != checksum:
                raise ContentError(f"{path}: is missing or damaged; build the index again.")
        return Version(name, folder, manifest)

    def _listed(self, key: str) -> list[str]:
        try:
            data = json.loads((self.folder / _CURRENT).read_text(encoding="utf-8"))
            return [Path(str(name)).name for name in data.get(key, ())]
        except (OSError, ValueError, AttributeError, TypeError):
            return []

    def _free(self, name: str) -> Path:
        """Return a folder that does not exist: a version that serves is never written over."""
        tries = (name, *(f"{name}.{again}" for again in range(2, 1000)))
        return next(p for p in (self.folder / tried for tried in tries) if not p.exists())

    def _point(self, name: str) -> None:
        kept = [name, *(other for other in self.names() if other != name)][:_KEEP]
        own = name.partition(".")[0]
        aside = [other for other in self.set_aside() if other.partition(".")[0] != own]
        self._write_pointer(kept, aside)
        for folder in self.folder.iterdir():
            # A hidden draft may belong to a build that runs now; an old one is a killed build's.
            if folder.is_dir() and folder.name not in kept and not _is_young_draft(folder):
                shutil.rmtree(folder, ignore_errors=True)

    def _write_pointer(self, names: list[str], aside: list[str]) -> None:
        draft = self.folder / f".{_CURRENT}.{os.getpid()}"
        _write(draft, {"versions": names, "set_aside": aside[:_KEEP]})
        draft.replace(self.folder / _CURRENT)
        _to_disk(self.folder)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the folder's lock: two builds at once would lose each other's pointer."""
        with (self.folder / ".lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _is_young_draft(folder: Path) -> bool:
    return folder.name.startswith(".") and time.time() - folder.stat().st_mtime < _STALE_S


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(path: Path, data: dict[str, Any]) -> None:
    with path.open("w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
