"""A signed-in browser: its cookie, its session in the store, and the mark on every form."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime

from starlette.responses import Response

from web.console.ports import Account, StaffSession
from web.console.settings import ConsoleSettings

COOKIE = "nuanling_console"
DOOR_COOKIE = "nuanling_console_door"
"""Held by a browser that is not signed in, so that the sign-in form cannot be forged either."""

PATH = "/console"


def new_token() -> str:
    """Return a token for a cookie: 256 random bits."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """Return what the store keeps of a token, so that a copy of the database opens no session."""
    return hashlib.sha256(token.encode()).hexdigest()


def form_mark(token: str, settings: ConsoleSettings) -> str:
    """Return the mark that forms of this browser carry (against forged requests)."""
    return hmac.new(settings.web.secret, b"form:" + token.encode(), hashlib.sha256).hexdigest()


def mark_is_right(mark: str, token: str, settings: ConsoleSettings) -> bool:
    """Return whether a form came from a page that we gave to this browser."""
    return hmac.compare_digest(mark.encode(), form_mark(token, settings).encode())


def is_alive(
    session: StaffSession, account: Account, now: datetime, settings: ConsoleSettings
) -> bool:
    """Return whether a session still counts."""
    return (
        account.active
        and now - session.seen_at <= settings.idle
        and now - session.opened_at <= settings.longest
    )


def set_cookie(response: Response, name: str, value: str, settings: ConsoleSettings) -> None:
    """Give a browser a cookie that only this console and no script gets."""
    response.set_cookie(
        name, value, path=PATH, httponly=True, samesite="strict", secure=settings.web.secure
    )


def drop_cookie(response: Response, name: str, settings: ConsoleSettings) -> None:
    """Take a cookie back."""
    response.delete_cookie(
        name, path=PATH, httponly=True, samesite="strict", secure=settings.web.secure
    )
