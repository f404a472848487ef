"""Encryption of personal fields at rest (AES-256-GCM) and keyed hashes for looking them up.

A sealed value is `v1:<key id>:<base64(nonce + ciphertext)>`, bound to its table and column, so that
a value moved elsewhere does not open. Old key ids keep opening what they sealed; new values use the
first key of the ring. Look-up hashes likewise: new ones are made with the first key, and whoever
searches asks for the hash under every key (`lookups`), so that old rows are found until
`storage.resealing` has brought them to the first key and the old one can be taken away.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from collections.abc import Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from care.errors import SettingsError, StorageUnavailable

_NONCE_BYTES = 12


class Sealer:
    """Seals and opens text with a ring of keys; `keys` maps key id to 32 bytes, newest first."""

    def __init__(self, keys: Mapping[str, bytes]) -> None:
        if not keys:
            raise SettingsError("the encryption key ring is empty: set NUANLING_ENCRYPTION_KEYS")
        for key_id, key in keys.items():
            if len(key) != 32 or ":" in key_id:
                raise SettingsError(
                    f"encryption key {key_id!r} must be 32 bytes and its id free of colons; "
                    "make one with `nuanling new-key`"
                )
        self._rings = {key_id: AESGCM(key) for key_id, key in keys.items()}
        self._current = next(iter(keys))
        # Not the key itself: a hash must tell nothing about what unseals.
        self._lookup = [
            hmac.new(key, b"nuanling lookup", hashlib.sha256).digest() for key in keys.values()
        ]

    @property
    def current(self) -> str:
        """Return the id of the key that seals new values."""
        return self._current

    @property
    def key_ids(self) -> tuple[str, ...]:
        """Return the ids of the ring, newest first."""
        return tuple(self._rings)

    def seal(self, value: str, place: str) -> str:
        """Encrypt `value` for `place` ("table.column")."""
        nonce = os.urandom(_NONCE_BYTES)
        sealed = self._rings[self._current].encrypt(nonce, value.encode(), place.encode())
        return f"v1:{self._current}:{base64.b64encode(nonce + sealed).decode()}"

    def open(self, sealed: str, place: str) -> str:
        """Decrypt what `seal` made; `StorageUnavailable` if the key or the value is wrong."""
        try:
            version, key_id, body = sealed.split(":", 2)
            raw = base64.b64decode(body)
            ring = self._rings[key_id]
            if version != "v1":
                raise ValueError(version)
            return ring.decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], place.encode()).decode()
        except (ValueError, KeyError, InvalidTag) as error:
            raise StorageUnavailable(
                f"a sealed value of {place} does not open: its key id is not in "
                "NUANLING_ENCRYPTION_KEYS or the record was altered"
            ) from error

    def lookup(self, value: str) -> str:
        """Return the keyed hash under which `value` (a phone) is stored from now on."""
        return self.lookups(value)[0]

    def lookups(self, value: str) -> tuple[str, ...]:
        """Return the hashes under which `value` may be stored: one per key, newest first."""
        return tuple(
            hmac.new(key, value.encode(), hashlib.sha256).hexdigest() for key in self._lookup
        )


def key_of(sealed: str) -> str:
    """Return the id of the key that sealed a value, or "" for what is no sealed value."""
    parts = sealed.split(":", 2)
    return parts[1] if len(parts) == 3 and parts[0] == "v1" else ""
