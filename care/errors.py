"""Every error that this project raises on purpose descends from `NuanLingError`.

A message is one sentence that says what failed, where, with which value, and what to do about it.
It may reach a log, so it never holds a caller's words, phone, name or address.
"""


class NuanLingError(Exception):
    """Base of all our errors; its text is fit to be shown to an operator."""


class SettingsError(NuanLingError):
    """A setting is missing or wrong; the process must not start with it."""


class ContentError(NuanLingError):
    """A content file (YAML, policy text) is wrong: the message names file, place and remedy."""


class StorageUnavailable(NuanLingError):
    """The database could not take or give a record in time (locked, full, gone)."""


class UpstreamUnavailable(NuanLingError):
    """A process or carrier that we depend on did not answer as agreed, or not in time."""
