"""The staff console: sign-in, conversations, escalations, bookings, audit. Server-rendered."""

from web.console.accounts import OneTimePassword, first_administrator, reset_password
from web.console.ports import ConsoleStore
from web.console.routes import router
from web.console.settings import ConsoleSettings

__all__ = [
    "ConsoleSettings",
    "ConsoleStore",
    "OneTimePassword",
    "first_administrator",
    "reset_password",
    "router",
]
