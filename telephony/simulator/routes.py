"""/simulator: the page, its assets, and the helper that signs as the carrier would."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlencode, urlsplit

import httpx
from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, JSONResponse
from pydantic import BaseModel, Field
from starlette.types import ASGIApp
from twilio.request_validator import (  # type: ignore[import-untyped]
    SIGNATURE_HEADER,
    RequestValidator,
)

from care.errors import SettingsError
from telephony.settings import TelephonySettings
from telephony.simulator.player import Step, pretty, script
from telephony.voice import PREFIX

STATIC = Path(__file__).parent / "static"
ASSETS = {
    "simulator.css": "text/css",
    "simulator.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
MOST_CALLS = 50
MOST_REDIRECTS = 5


class Act(BaseModel, extra="forbid"):
    """What the person at the page does."""

    act: Literal["call", "say", "keys", "silence", "partial", "dialled", "hang_up"]
    call: str = Field("", max_length=64)
    value: str = Field("", max_length=12_000)


@dataclass
class _Call:
    sid: str
    caller: str
    answer_url: str | None = None
    dialled_url: str | None = None
    partial_url: str | None = None
    exchanges: list[dict[str, Any]] = field(default_factory=list)


def router(settings: TelephonySettings, *, development: bool) -> APIRouter:
    """Return the simulator's routes; mount them in the application that has the webhooks.

    Raises `SettingsError` outside development: the helper signs whatever it is asked to.
    """
    if not development:
        raise SettingsError("The phone simulator signs as the carrier: it is for development only.")
    simulator = _Simulator(settings)
    routes = APIRouter(prefix="/simulator", include_in_schema=False)
    routes.add_api_route("", simulator.page, methods=["GET"], response_model=None)
    routes.add_api_route("/assets/{name}", simulator.asset, methods=["GET"], response_model=None)
    routes.add_api_route("/act", simulator.act, methods=["POST"], response_model=None)
    return routes


class _Simulator:
    """Keeps the calls of this process; the oldest makes room for the newest."""

    def __init__(self, settings: TelephonySettings) -> None:
        self._settings = settings
        self._calls: OrderedDict[str, _Call] = OrderedDict()

    async def page(self) -> Response:
        """Return the telephone."""
        return FileResponse(STATIC / "page.html", media_type="text/html", headers=HEADERS)

    async def asset(self, name: str) -> Response:
        """Return one of the page's own files."""
        if name not in ASSETS:
            return JSONResponse({"error": "没有这个文件。"}, status_code=404, headers=HEADERS)
        return FileResponse(STATIC / name, media_type=ASSETS[name], headers=HEADERS)

    async def act(self, request: Request, act: Act) -> Response:
        """Do as the carrier would when the caller does this; return what it would play."""
        call = self._begin(act.value) if act.act == "call" else self._calls.get(act.call)
        if call is None:
            return JSONResponse({"error": "这通电话已经结束，请重新拨打。"}, 404, headers=HEADERS)
        call.exchanges = []
        try:
            steps = await self._play(request.app, call, act)
        except (ValueError, httpx.HTTPError) as error:
            shown = {"error": f"热线没有正常回答：{error}", "exchanges": call.exchanges}
            return JSONResponse(shown, 502, headers=HEADERS)
        done = call.sid not in self._calls
        answer = {"call": call.sid, "steps": steps, "exchanges": call.exchanges, "ended": done}
        return JSONResponse(answer, headers=HEADERS)

    def _begin(self, caller: str) -> _Call:
        call = _Call("CA" + secrets.token_hex(16), caller or "+8613800000000")
        self._calls[call.sid] = call
        while len(self._calls) > MOST_CALLS:
            self._calls.popitem(last=False)
        return call

    async def _play(self, app: ASGIApp, call: _Call, act: Act) -> list[Step]:
        url, form = self._request(call, act)
        if url is None:
            return []
        if act.act == "partial":
            await self._post(app, call, url, form)
            return []
        if act.act == "hang_up":
            await self._hang_up(app, call)
            return []
        steps: list[Step] = []
        for _ in range(MOST_REDIRECTS):
            played = script(await self._post(app, call, url, form))
            steps += played.steps
            call.answer_url, call.dialled_url = played.answer_url, played.dialled_url
            call.partial_url = next(
                (step["partial"] for step in played.steps if step["verb"] == "gather"), None
            )
            if played.ended:
                await self._hang_up(app, call)
            if not played.next_url:
                return steps
            url, form = played.next_url, {}
        raise ValueError("它一直在转接网址，没有说话")

    def _request(self, call: _Call, act: Act) -> tuple[str | None, dict[str, str]]:
        """Return the webhook that the carrier calls for an act, and the fields it adds."""
        if act.act in ("call", "hang_up"):
            return self._settings.url(f"{PREFIX}/voice/incoming"), {}
        if act.act == "dialled":
            outcome = "completed" if act.value == "completed" else "no-answer"
            return call.dialled_url, {"DialCallStatus": outcome}
        if act.act == "partial":
            return call.partial_url, {"UnstableSpeechResult": act.value, "SequenceNumber": "0"}
        fields = {
            "say": {"SpeechResult": act.value, "Confidence": "0.9"},
            "keys": {"Digits": act.value},
            "silence": {},
        }
        return call.answer_url, fields[act.act]

    async def _hang_up(self, app: ASGIApp, call: _Call) -> None:
        self._calls.pop(call.sid, None)
        url = self._settings.url(f"{PREFIX}/voice/status")
        await self._post(app, call, url, {"CallStatus": "completed", "CallDuration": "1"})

    async def _post(self, app: ASGIApp, call: _Call, url: str, fields: dict[str, str]) -> str:
        """Sign and post a form to one of our webhooks, within this process."""
        base = self._settings.url("")
        if not base or not url.startswith(base + PREFIX):
            raise ValueError("公开网址没有设置，或回答里的网址不属于本热线")
        form = {
            "CallSid": call.sid,
            "AccountSid": self._settings.account_sid or "AC" + "0" * 32,
            "From": call.caller,
            "To": self._settings.from_number or "+85200000000",
            "CallStatus": "in-progress",
            "Direction": "inbound",
        } | fields
        signature = RequestValidator(self._settings.auth_token or "").compute_signature(url, form)
        transport = httpx.ASGITransport(app)
        parts = urlsplit(url)
        async with httpx.AsyncClient(transport=transport, timeout=15.0) as client:
            answer = await client.post(
                f"{parts.scheme}://{parts.netloc}{url.removeprefix(base)}",
                content=urlencode(form),
                headers={
                    SIGNATURE_HEADER: signature,
                    "Content-Type": "application/x-www-form-urlencoded",
                },
            )
        self._note(call, url.removeprefix(base), fields, answer)
        if answer.status_code >= 300:
            raise ValueError(f"HTTP {answer.status_code}")
        return answer.text

    def _note(
        self, call: _Call, target: str, fields: dict[str, str], answer: httpx.Response
    ) -> None:
        shown = answer.text
        if answer.status_code == 200:
            shown = pretty(answer.text)
        call.exchanges.append(
            {"target": target, "fields": fields, "status": answer.status_code, "twiml": shown}
        )
