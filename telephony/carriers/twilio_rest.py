"""Twilio, or a carrier that speaks its REST API under another address."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from typing import Any

from twilio.base.exceptions import (  # type: ignore[import-untyped]
    TwilioRestException,
    TwilioServiceException,
)
from twilio.rest import Client  # type: ignore[import-untyped]

from care.errors import SettingsError, UpstreamUnavailable
from care.ports import OutgoingMessage, SendResult
from telephony import voice
from telephony.carriers.transport import InDoubt, NotTaken, Transport
from telephony.settings import TelephonySettings

_NEVER_WENT = {"failed", "undelivered", "canceled"}
_NOT_OURS = {"inbound", "outbound-dial", "outbound-reply"}
"""Directions of what the API did not make: callers put through, answers within a webhook."""
_MOST_LISTED = 200


class TwilioCarrier:
    """Sends texts and makes calls through Twilio's REST API. Nothing connects at construction."""

    def __init__(self, settings: TelephonySettings) -> None:
        """Raises `SettingsError` when credentials or the sending number are missing."""
        needed = ("account_sid", "auth_token", "from_number", "public_url")
        if missing := [name for name in needed if not getattr(settings, name)]:
            raise SettingsError(
                f"The carrier cannot send without these settings: {', '.join(missing)}."
            )
        self._settings = settings
        self._transport = Transport(settings.api_base_url, settings.api_timeout_s)
        self._client = Client(
            settings.account_sid, settings.auth_token, http_client=self._transport
        )

    def send(self, message: OutgoingMessage) -> SendResult:
        """Try once to send a text or to make a call that says the text."""
        try:
            made = self._call(message) if message.kind == "call" else self._text(message)
        except NotTaken as answer:
            return SendResult("retry", reason=str(answer), retry_after_s=answer.retry_after_s)
        except InDoubt as answer:
            return SendResult("uncertain", reason=str(answer))
        except (TwilioRestException, TwilioServiceException) as error:
            # The message of the error quotes the number: only its code is told.
            return SendResult("failed", reason=f"运营商拒绝（{error.status}，错误码{error.code}）")
        except Exception as error:  # noqa: BLE001 - an answer that is none: it may have been sent
            return SendResult("uncertain", reason=f"运营商的回答看不懂（{type(error).__name__}）")
        if not isinstance(made.sid, str) or not made.sid:
            return SendResult("uncertain", reason="运营商的回答没有编号")
        return SendResult("sent", made.sid)

    def find_sent(self, since: datetime, message: OutgoingMessage) -> tuple[str, ...]:
        """Return ids of the same texts, or of calls to the same number, made since then.

        The date is compared here: Twilio's own filter goes by the date of sending, which a text
        that still waits in its queue does not have.
        """
        api = self._client.calls if message.kind == "call" else self._client.messages
        try:
            listed = api.stream(
                to=message.to,
                from_=self._settings.from_number,
                limit=_MOST_LISTED,
                page_size=50,
            )
            return tuple(
                item.sid
                for item in _recent(listed, since)
                if message.kind == "call" or (item.body or "").strip() == message.body.strip()
            )
        except Exception as error:  # noqa: BLE001 - whatever it is, there is no list
            raise UpstreamUnavailable(f"取不到运营商的发送记录（{type(error).__name__}）") from None

    def close(self) -> None:
        """Give the connections back."""
        self._transport.close()

    def _text(self, message: OutgoingMessage) -> Any:
        return self._client.messages.create(
            to=message.to,
            from_=self._settings.from_number,
            body=message.body,
            status_callback=self._settings.url(f"{voice.PREFIX}/sms/status"),
        )

    def _call(self, message: OutgoingMessage) -> Any:
        return self._client.calls.create(
            to=message.to,
            from_=self._settings.from_number,
            twiml=voice.alert(message.body, self._settings),
            status_callback=self._settings.url(f"{voice.PREFIX}/voice/status"),
            status_callback_method="POST",
        )


def _recent(listed: Iterable[Any], since: datetime) -> list[Any]:
    """Return what the API made since then and was not refused; the list comes newest first."""
    recent = []
    for item in islice(listed, _MOST_LISTED):
        made = item.date_created
        if isinstance(made, datetime) and made < since:
            break
        if str(item.status) not in _NEVER_WENT and str(item.direction) not in _NOT_OURS:
            recent.append(item)
    return recent
