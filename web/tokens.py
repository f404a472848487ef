"""Session tokens: an unguessable id made by us, with a signature that proves it is ours."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

_TOKEN = re.compile(r"(w_[A-Za-z0-9_-]{43})\.([0-9a-f]{64})")


def new_token(secret: bytes) -> str:
    """Return a fresh token around 256 random bits."""
    session = f"w_{secrets.token_urlsafe(32)}"
    return f"{session}.{_signature(session, secret)}"


def session_of(token: object, secret: bytes) -> str | None:
    """Return the session id inside a token, or None if we did not make it."""
    if not isinstance(token, str) or (match := _TOKEN.fullmatch(token)) is None:
        return None
    session, signature = match.groups()
    return session if hmac.compare_digest(signature, _signature(session, secret)) else None


def _signature(session: str, secret: bytes) -> str:
    return hmac.new(secret, b"web-session:" + session.encode(), hashlib.sha256).hexdigest()
