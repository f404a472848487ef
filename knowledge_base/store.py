"""Versions of the index on disk: written whole or not at all, checked before they serve."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from care.errors import ContentError

FORMAT = 1
_CURRENT = "current.json"
_MANIFEST = "manifest.json"
_KEEP = 3


@dataclass(frozen=True)
class Version:
    """A finished build: its name, its folder, and what its manifest says."""

    name: str
    folder: Path
    manifest: dict[str, Any]


class IndexStore:
    """A folder of index versions and a pointer to the one that serves.

    `current.json` lists version names, the serving one first, older good ones behind it.
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
        try:
            data = json.loads((self.folder / _CURRENT).read_text(encoding="utf-8"))
            return [str(name) for name in data["versions"]]
        except (OSError, ValueError, KeyError, TypeError):
            return []

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
            final = self.folder / name
            if final.exists():
                shutil.rmtree(final)
            draft.rename(final)
            self._point(name)
        except OSError as error:
            shutil.rmtree(draft, ignore_errors=True)
            raise ContentError(
                f"{self.folder}: the index could not be written ({error.strerror}); free the disk "
                "and build again. What served before goes on serving."
            ) from error
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
        return Version(name, final, whole)

    def rollback(self) -> str:
        """Point back to the version before the serving one and return its name."""
        names = self.names()
        if len(names) < 2:
            raise ContentError(f"{self.folder}: there is no earlier version to go back to.")
        self._write_pointer(names[1:])
        return names[1]

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

    def _point(self, name: str) -> None:
        names = [name, *(other for other in self.names() if other != name)]
        self._write_pointer(names[:_KEEP])
        for folder in self.folder.iterdir():
            if (
                folder.is_dir()
                and not folder.name.startswith(".")
                and folder.name not in names[:_KEEP]
            ):
                shutil.rmtree(folder, ignore_errors=True)

    def _write_pointer(self, names: list[str]) -> None:
        draft = self.folder / f".{_CURRENT}.{os.getpid()}"
        _write(draft, {"versions": names})
        draft.replace(self.folder / _CURRENT)


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(path: Path, data: dict[str, Any]) -> None:
    with path.open("w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
