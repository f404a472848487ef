"""Files of staff's own content: written whole, and the one before kept."""

from __future__ import annotations

import os
from pathlib import Path

from care.errors import ContentError


def write_whole(path: Path, data: bytes) -> None:
    """Write a file in one step: a reader finds the old one or the new one, never half of it.

    Raises:
        ContentError: when the disk does not take it; the old file stays.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise ContentError(
            f"{path}: cannot be written ({error.strerror}); free the disk or mend its rights."
        ) from error


def keep_before(path: Path, content: Path) -> Path | None:
    """Copy a file that is about to change into `content/history/`, numbered; return the copy."""
    if not path.exists():
        return None
    folder = content / "history" / path.relative_to(content)
    taken = [int(old.name.partition(".")[0]) for old in folder.glob("[0-9]*")]
    kept = folder / f"{max(taken, default=0) + 1:04d}{path.suffix}"
    write_whole(kept, path.read_bytes())
    return kept
