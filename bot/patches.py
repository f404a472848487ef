"""Two faults of Rasa 3.6.21 that cost callers seconds, mended in one place.

1. `RemoteAction._validate_action_result` builds a JSON-schema validator anew at every action: three
   quarters of an action turn's time. We keep one compiled validator.
2. The time an action may take is hard-coded at 300 s, and a hung action holds the conversation's
   lock for as long. It gets `ACTION_TIMEOUT_S`; and once an action has failed in a turn, the
   turn's other remote actions fail at once, so that the turn ends within conversation's deadline.

Both replace private names, so `apply` refuses any other version of Rasa.
"""

from __future__ import annotations

import logging
from contextvars import ContextVar
from typing import Any

from care.errors import SettingsError

SUPPORTED_VERSION = "3.6.21"
ACTION_TIMEOUT_S = 2.0

log = logging.getLogger(__name__)

failed_actions: ContextVar[list[str] | None] = ContextVar("failed_actions", default=None)
"""Names of the actions that failed in the present turn; the connector sets a list for each turn."""


def apply() -> None:
    """Patch Rasa. Raises `SettingsError` for a version that this was not written for."""
    import aiohttp
    import rasa
    from jsonschema.validators import validator_for
    from rasa.core.actions import action

    if rasa.__version__ != SUPPORTED_VERSION:
        raise SettingsError(
            f"bot.patches was written for Rasa {SUPPORTED_VERSION}, found {rasa.__version__}: "
            "read the two faults in bot/patches.py, check them against the new version, "
            "and change SUPPORTED_VERSION."
        )
    if getattr(action.RemoteAction, "mended", False):
        return
    schema = action.RemoteAction.action_response_format_spec()
    validator = validator_for(schema)(schema)
    run_action = action.RemoteAction.run

    def validate(_: Any, result: Any) -> bool:
        validator.validate(result)
        return True

    async def run(self: Any, *args: Any, **kwargs: Any) -> Any:
        failed = failed_actions.get()
        if failed:
            failed.append(self.name())
            raise action.RasaException("An earlier action of this turn failed; this one is spared.")
        try:
            return await run_action(self, *args, **kwargs)
        except action.ActionExecutionRejection:
            raise
        except Exception as error:
            log.error("action %s failed with %s", self.name(), type(error).__name__)
            if failed is not None:
                failed.append(self.name())
            raise

    action.RemoteAction._validate_action_result = validate
    action.RemoteAction.run = run
    action.DEFAULT_REQUEST_TIMEOUT = aiohttp.ClientTimeout(total=ACTION_TIMEOUT_S)
    action.RemoteAction.mended = True
