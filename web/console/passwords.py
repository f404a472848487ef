"""Passwords of staff: how they are kept, what they must be, and the ones given once."""

from __future__ import annotations

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 10
LONGEST = 200
_PLAIN = "23456789abcdefghjkmnpqrstuvwxyz"
_GUESSED_FIRST = ("password", "1234567", "qwerty", "abcdef", "111111", "nuanling", "admin")

# One lane: a sign-in must not take every core from the callers. 64 MiB, about 0.1 s.
_hasher = PasswordHasher(time_cost=3, memory_cost=65536, parallelism=1)
_nobody: list[str] = []


def hash_password(password: str) -> str:
    """Return the argon2id hash of a password."""
    return _hasher.hash(password)


def verify_password(password_hash: str | None, password: str) -> bool:
    """Return whether a password is right; without an account it takes as long, and is wrong."""
    if password_hash is None:
        if not _nobody:
            _nobody.append(_hasher.hash(secrets.token_hex()))
        password_hash, known = _nobody[0], False
    else:
        known = True
    try:
        return _hasher.verify(password_hash, password[:LONGEST]) and known
    except (VerificationError, InvalidHashError):
        return False


def objection(password: str, name: str) -> str | None:
    """Return in words why a password will not do, or None."""
    if len(password) < SHORTEST:
        return f"密码太短，至少要 {SHORTEST} 个字符。"
    if len(password) > LONGEST:
        return f"密码太长，最多 {LONGEST} 个字符。"
    lowered = password.lower()
    if name.lower() in lowered or any(word in lowered for word in _GUESSED_FIRST):
        return "密码里有账号名或常见的词，容易被猜到，请换一个。"
    if len(set(password)) < 5:
        return "密码里重复的字符太多，请换一个。"
    return None


def one_time_password() -> str:
    """Return a password to be read out or copied: four groups without letters that look alike."""
    groups = ("".join(secrets.choice(_PLAIN) for _ in range(4)) for _ in range(4))
    return "-".join(groups)
