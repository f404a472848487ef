"""Our own scripts and styles, read once, served under an address that changes with their content.

All files share one version, so that a script may import its neighbour by a relative address.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

FOREVER = "public, max-age=31536000, immutable"

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


class Assets:
    """The files of one folder, in memory."""

    def __init__(self, folder: Path) -> None:
        self._files = {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.is_file()}
        digest = hashlib.sha256()
        for name, content in self._files.items():
            digest.update(name.encode() + b"\0" + content + b"\0")
        self.version = digest.hexdigest()[:16]

    def url(self, name: str) -> str:
        """Return the address of a file; raises KeyError for one that is not there."""
        if name not in self._files:
            raise KeyError(f"There is no asset {name!r}; the folder holds {sorted(self._files)}.")
        return f"/static/{self.version}/{name}"

    def find(self, version: str, name: str) -> tuple[bytes, dict[str, str]] | None:
        """Return a file and its headers, or None.

        A page from before a deployment asks for an old version: it gets today's file, uncached.
        """
        content = self._files.get(name)
        media_type = _TYPES.get(Path(name).suffix)
        if content is None or media_type is None:
            return None
        cache = FOREVER if version == self.version else "no-cache"
        return content, {"Content-Type": media_type, "Cache-Control": cache}
