"""Accounts made for somebody else: the first administrator, new colleagues, forgotten passwords."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from care.clock import Clock
from web.console.passwords import hash_password, one_time_password
from web.console.ports import Account, ConsoleStore, Deed, Role
from web.console.settings import ConsoleSettings

FIRST_ADMINISTRATOR = "admin"
_NAME = re.compile(r"[0-9a-z_\u4e00-\u9fff]{2,32}")


@dataclass(frozen=True)
class OneTimePassword:
    """A password to be handed over; it must be changed at the first sign-in."""

    account: str
    password: str = field(repr=False)


def first_administrator(
    store: ConsoleStore, settings: ConsoleSettings, clock: Clock
) -> OneTimePassword | None:
    """Make the first administrator if there is no account yet; print the result, once.

    Returns None where accounts exist. Raises `StorageUnavailable`.
    """
    if store.accounts():
        return None
    account, given = _new_account(FIRST_ADMINISTRATOR, "administrator", settings, clock)
    deed = Deed(clock.now(), "(start-up)", "first_account", f"account:{account.name}")
    return given if store.add_first_account(account, deed) else None


def add_account(
    store: ConsoleStore, name: str, role: Role, settings: ConsoleSettings, clock: Clock, by: str
) -> OneTimePassword | None:
    """Make an account; None if its name is taken."""
    account, given = _new_account(name, role, settings, clock)
    deed = Deed(clock.now(), by, "add_account", f"account:{name}", {"role": role})
    return given if store.add_account(account, deed) else None


def reset_password(
    store: ConsoleStore, name: str, settings: ConsoleSettings, clock: Clock, by: str
) -> OneTimePassword | None:
    """Give an account a one-time password and sign it out; None if there is no such account."""
    if store.account(name) is None:
        return None
    password, now = one_time_password(), clock.now()
    store.set_password(
        name,
        hash_password(password),
        must_change=True,
        expires_at=now + settings.one_time,
        deed=Deed(now, by, "reset_password", f"account:{name}"),
    )
    return OneTimePassword(name, password)


def account_name(typed: str) -> str | None:
    """Return a typed name as accounts carry it, or None if it cannot be one."""
    name = typed.strip().lower()
    return name if _NAME.fullmatch(name) else None


def _new_account(
    name: str, role: Role, settings: ConsoleSettings, clock: Clock
) -> tuple[Account, OneTimePassword]:
    password, now = one_time_password(), clock.now()
    account = Account(
        name,
        role,
        hash_password(password),
        now,
        must_change=True,
        password_expires_at=now + settings.one_time,
    )
    return account, OneTimePassword(name, password)
