"""The webhooks that the carrier calls, under /telephony: signed forms in, TwiML out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

from fastapi import APIRouter, Request, Response

from care.errors import NuanLingError
from care.ports import OutboxStore
from conversation.contract import Conversations, Language, Reply, Utterance
from telephony import sms, voice
from telephony.intake import Form, signed_form
from telephony.numbers import caller_number, thread_key, url_safe
from telephony.refusals import Refusal, RefusingRoute
from telephony.settings import TelephonySettings

log = logging.getLogger("nuanling.telephony")

_OVER = {"completed", "busy", "failed", "no-answer", "canceled"}
_NOT_ANSWERED = {
    "busy": "电话占线，没有人接",
    "failed": "电话没有打通",
    "no-answer": "电话没有人接",
    "canceled": "电话被取消，没有人接",
}
_UNDELIVERED = {"undelivered", "failed"}
_MAX_DIGITS = 32


def router(
    conversations: Conversations,
    settings: TelephonySettings,
    *,
    outbox: OutboxStore | None = None,
) -> APIRouter:
    """Return the routes of the telephone and SMS channels.

    `outbox` learns from status callbacks which texts never arrived. Nothing connects here.
    """
    hooks = _Webhooks(conversations, settings, outbox)
    routes = APIRouter(prefix=voice.PREFIX, route_class=RefusingRoute, include_in_schema=False)
    for path, handle in {
        "/voice/incoming": hooks.incoming_call,
        "/voice/turn": hooks.turn,
        "/voice/partial": hooks.partial,
        "/voice/status": hooks.call_status,
        "/voice/transferred": hooks.transferred,
        "/sms/incoming": hooks.incoming_text,
        "/sms/status": hooks.text_status,
    }.items():
        routes.add_api_route(path, handle, methods=["POST"], response_model=None)
        others = ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"]
        routes.add_api_route(path, _post_only, methods=others, response_model=None)
    return routes


async def _post_only(request: Request) -> Response:
    raise Refusal(405, "This webhook answers POST requests of the carrier only.")


class _Webhooks:
    """The handlers. They decide nothing about content: a reply is rendered as it stands."""

    def __init__(
        self,
        conversations: Conversations,
        settings: TelephonySettings,
        outbox: OutboxStore | None,
    ) -> None:
        self._conversations = conversations
        self._settings = settings
        self._outbox = outbox
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="delivery-reports")
        # A turn that outlives its webhook must still end: the loop keeps weak references only.
        self._running: set[asyncio.Task[Reply]] = set()

    async def incoming_call(self, request: Request) -> Response:
        """Open the conversation of a new call and speak its greeting."""
        form = await signed_form(request, self._settings)
        call = _sid(form, "CallSid")
        caller = caller_number(form.get("From", ""))
        reply = await self._in_time(
            lambda: self._conversations.begin(channel="phone", key=call, caller=caller)
        )
        if reply is None:
            # A conversation that could not be opened is found again, or opened, by its key.
            return _xml(voice.trouble(f"call-{call}", "0", "cmn", self._settings, key=""))
        return _xml(voice.answer(reply, self._settings))

    async def turn(self, request: Request) -> Response:
        """Take what the caller said or pressed and speak the answer."""
        form = await signed_form(request, self._settings)
        conversation, nonce, language = _asked(request)
        said = _utterance(form)
        reply = await self._in_time(lambda: self._turn(form, conversation, said, nonce))
        if reply is None:
            key = said.value if said.kind == "digits" else ""
            return _xml(voice.trouble(conversation, nonce, language, self._settings, key=key))
        return _xml(voice.answer(reply, self._settings))

    async def partial(self, request: Request) -> Response:
        """Listen to an unfinished speech result; only an emergency is acted upon."""
        form = await signed_form(request, self._settings)
        conversation, _, _ = _asked(request)
        words = form.get("StableSpeechResult", "") + form.get("UnstableSpeechResult", "")
        if words.strip() and not conversation.startswith("call-"):
            await self._quietly(lambda: self._conversations.overhear(conversation, words))
        return Response(status_code=204)

    async def call_status(self, request: Request) -> Response:
        """Close the conversation when the carrier says that the call is over.

        For a call that we made (an alert), note whether anybody answered it.
        """
        form = await signed_form(request, self._settings)
        call, status = _sid(form, "CallSid"), form.get("CallStatus", "")
        if status in _OVER and form.get("Direction", "").startswith("outbound"):
            answered = status == "completed"
            await self._delivered(call, None if answered else _NOT_ANSWERED[status])
        elif status in _OVER:
            caller = caller_number(form.get("From", ""))

            async def end() -> None:
                found = await self._conversations.begin(channel="phone", key=call, caller=caller)
                await self._conversations.end(found.conversation_id, reason=f"call {status}")

            await self._quietly(end)
        return Response(status_code=204)

    async def transferred(self, request: Request) -> Response:
        """Go on after a transfer to the person on duty, who may not have answered."""
        form = await signed_form(request, self._settings)
        conversation, nonce, language = _asked(request)
        spoke = form.get("DialCallStatus", "") in ("completed", "answered")
        return _xml(
            voice.after_transfer(conversation, nonce, language, self._settings, spoke=spoke)
        )

    async def incoming_text(self, request: Request) -> Response:
        """Answer a text within the conversation of its two numbers."""
        form = await signed_form(request, self._settings)
        if not self._settings.sms_key:
            raise Refusal(503, "This webhook serves nobody until the key for SMS threads is set.")
        message = _sid(form, "MessageSid")
        theirs = form.get("From", "")
        key = thread_key(form.get("To", ""), theirs, self._settings.sms_key)
        words = form.get("Body", "")
        said = Utterance("text", words) if words.strip() else Utterance("silence")

        async def answered() -> Reply:
            opened = await self._conversations.begin(
                channel="sms", key=key, caller=caller_number(theirs)
            )
            return await self._conversations.turn(opened.conversation_id, said, nonce=message)

        reply = await self._in_time(answered)
        return _xml(sms.trouble() if reply is None else sms.answer(reply, self._settings))

    async def text_status(self, request: Request) -> Response:
        """Note whether a text that we sent arrived."""
        form = await signed_form(request, self._settings)
        message, status = _sid(form, "MessageSid"), form.get("MessageStatus", "")
        if status == "delivered":
            await self._delivered(message, None)
        elif status in _UNDELIVERED:
            code = form.get("ErrorCode", "")
            told = f"，错误码{code}" if code.isdecimal() and len(code) < 9 else ""
            await self._delivered(message, f"运营商回报没有送达（{status}{told}）")
        return Response(status_code=204)

    async def _delivered(self, carrier_id: str, error: str | None) -> None:
        if self._outbox is None:
            return
        record = self._outbox.record_delivery
        try:
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(self._pool, record, carrier_id, error is None, error)
        except NuanLingError:
            raise Refusal(503, "The report could not be stored; send it again.") from None

    async def _turn(self, form: Form, conversation: str, said: Utterance, nonce: str) -> Reply:
        if conversation.startswith("call-"):
            opened = await self._conversations.begin(
                channel="phone",
                key=_sid(form, "CallSid"),
                caller=caller_number(form.get("From", "")),
            )
            conversation = opened.conversation_id
        return await self._conversations.turn(conversation, said, nonce=nonce)

    async def _in_time(self, ask: Callable[[], Awaitable[Reply]]) -> Reply | None:
        """Return the answer, or None when there is none in time; a late turn still ends."""

        async def asked() -> Reply:
            return await ask()

        task = asyncio.create_task(asked())
        self._running.add(task)
        task.add_done_callback(self._settled)
        done, _ = await asyncio.wait({task}, timeout=self._settings.answer_within_s)
        if not done:
            log.error("a turn did not end within %.2f s", self._settings.answer_within_s)
            return None
        return None if task.exception() else task.result()

    def _settled(self, task: asyncio.Task[Reply]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            # The class alone: an error's text may hold the caller's words.
            log.error("a turn failed: %s", type(error).__name__)

    async def _quietly(self, do: Callable[[], Awaitable[object]]) -> None:
        """Do something whose failure must not reach the call; the carrier would only hang up."""
        try:
            async with asyncio.timeout(self._settings.answer_within_s):
                await do()
        except Exception as error:  # noqa: BLE001 - whatever it is, the call goes on
            log.error("a callback failed: %s", type(error).__name__)


def _asked(request: Request) -> tuple[str, str, Language]:
    """Return conversation, nonce and language from our own signed URL."""
    conversation = request.query_params.get("conversation", "")
    nonce = request.query_params.get("nonce", "")
    if not (url_safe(conversation) and url_safe(nonce)):
        raise Refusal(400, "The address names no conversation and turn of ours.")
    return conversation, nonce, "yue" if request.query_params.get("language") == "yue" else "cmn"


def _sid(form: Form, field: str) -> str:
    value = form.get(field, "")
    if not url_safe(value):
        raise Refusal(400, f"The form has no usable {field}.")
    return value


def _utterance(form: Form) -> Utterance:
    digits = "".join(c for c in form.get("Digits", "") if c in "0123456789*#")[:_MAX_DIGITS]
    if digits:
        return Utterance("digits", digits)
    words = form.get("SpeechResult", "")
    if not words.strip():
        return Utterance("silence")
    return Utterance("text", words, _confidence(form.get("Confidence", "")))


def _confidence(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return None
    return number if 0.0 <= number <= 1.0 else None


def _xml(document: str) -> Response:
    return Response(document, media_type="text/xml")
