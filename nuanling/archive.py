"""The file of a backup: a tar whose manifest tells and seals what is in it.

    manifest.json   format, when, engine, schema, key ids; name, size and SHA-256 of each file
    manifest.mac    keyed hash of the manifest: only who has the installation's keys can make it
    database        SQLite file, or PostgreSQL dump in its custom format
    journal         the emergency journal, if there was one (its lines are sealed)
    content/...     what staff have edited

No key is in it, and all that is personal in it is sealed.
"""

from __future__ import annotations

import hashlib
import hmac
import io
import json
import os
import tarfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from care.errors import NuanLingError
from storage.sealing import Sealer

FORMAT, VERSION = "nuanling-backup", 1
_MANIFEST, _MAC = "manifest.json", "manifest.mac"
_LONGEST_MANIFEST = 50_000_000
_CHUNK = 1 << 20


class ArchiveError(NuanLingError):
    """A backup cannot be written or used; the text says why and what to do."""


@dataclass(frozen=True)
class File:
    """One file in a backup."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself; `keys` are the ids of the ring it was made with."""

    made_at: str
    engine: str
    schema: str
    keys: tuple[str, ...]
    files: tuple[File, ...]
    format: str = FORMAT
    version: int = VERSION


def write(
    to: Path,
    files: Mapping[str, Path],
    sealer: Sealer,
    *,
    made_at: str,
    engine: str,
    schema: str,
) -> Manifest:
    """Write a backup; it appears under its name only when it is whole, and overwrites nothing."""
    if to.exists():
        raise ArchiveError(f"{to} is there already: give the backup another name")
    listed = tuple(
        File(name, path.stat().st_size, _sha256(path)) for name, path in sorted(files.items())
    )
    manifest = Manifest(made_at, engine, schema, sealer.key_ids, listed)
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()
    draft = to.with_name(f"{to.name}.part")
    try:
        with os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
                _add(tar, _MANIFEST, text)
                _add(tar, _MAC, sealer.lookup(_macced(text)).encode())
                for name, path in sorted(files.items()):
                    tar.add(path, arcname=name, recursive=False, filter=_anonymous)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(to)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise ArchiveError(
            f"{to} cannot be written ({error.strerror}): make room or name another place"
        ) from error
    return manifest


def unpack(archive: Path, into: Path, sealer: Sealer) -> Manifest:
    """Unpack a backup into an empty folder and prove it whole and ours.

    `ArchiveError` for a file that is damaged, foreign, newer than this program, or sealed with
    keys that are not in the ring.
    """
    try:
        with tarfile.open(archive, mode="r:") as tar:
            manifest = _manifest(tar, archive, sealer)
            awaited = {file.name: file for file in manifest.files}
            for member in tar:
                if member.name in (_MANIFEST, _MAC):
                    continue
                file = awaited.pop(member.name, None)
                source = tar.extractfile(member) if member.isreg() else None
                if file is None or source is None or not _is_safe(member.name):
                    raise ArchiveError(f"{archive}: {member.name!r} does not belong into a backup")
                _unpack_one(source, into / member.name, file, archive)
    except (tarfile.TarError, EOFError, ValueError, KeyError, TypeError) as error:
        raise ArchiveError(
            f"{archive} is no whole backup of this hotline ({type(error).__name__}): use another"
        ) from error
    except OSError as error:
        raise ArchiveError(
            f"{archive} cannot be read or unpacked ({error.strerror}): check place and disk"
        ) from error
    if awaited:
        raise ArchiveError(f"{archive} lacks {', '.join(sorted(awaited))}: use another backup")
    return manifest


def _manifest(tar: tarfile.TarFile, archive: Path, sealer: Sealer) -> Manifest:
    text, mac = (_member(tar, name) for name in (_MANIFEST, _MAC))
    data = json.loads(text)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ArchiveError(f"{archive} is no backup of this hotline: use another file")
    if data.get("version") != VERSION:
        raise ArchiveError(
            f"{archive} is of format {data.get('version')}, this program reads {VERSION}: "
            "use the version that made it"
        )
    if not any(hmac.compare_digest(each.encode(), mac) for each in sealer.lookups(_macced(text))):
        raise ArchiveError(
            f"{archive} was altered, or made with other keys than are set (it names "
            f"{', '.join(map(str, data['keys']))}): put those into NUANLING_ENCRYPTION_KEYS"
        )
    if missing := [key for key in data["keys"] if key not in sealer.key_ids]:
        raise ArchiveError(
            f"{archive} may hold values under the keys {', '.join(missing)}: add them at the end "
            "of NUANLING_ENCRYPTION_KEYS, restore, and run `nuanling reseal`"
        )
    files = tuple(File(**file) for file in data.pop("files"))
    return Manifest(**{**data, "keys": tuple(data["keys"]), "files": files})


def _member(tar: tarfile.TarFile, name: str) -> bytes:
    member = tar.next()
    source = tar.extractfile(member) if member is not None and member.name == name else None
    if source is None or member is None or member.size > _LONGEST_MANIFEST:
        raise ValueError(name)
    return source.read()


def _unpack_one(source: IO[bytes], to: Path, file: File, archive: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with to.open("wb") as out:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            out.write(chunk)
    if (size, digest.hexdigest()) != (file.bytes, file.sha256):
        raise ArchiveError(f"{archive}: {file.name} is damaged: use another backup")


def _is_safe(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def _macced(manifest: bytes) -> str:
    return "backup:" + hashlib.sha256(manifest).hexdigest()


def _add(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(data), 0o600
    tar.addfile(info, io.BytesIO(data))


def _anonymous(info: tarfile.TarInfo) -> tarfile.TarInfo:
    info.uid = info.gid = 0
    info.uname = info.gname = ""
    info.mode = 0o600
    return info


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
