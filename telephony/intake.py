"""A webhook request -> its form, after size, type, encoding and signature have been checked."""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qsl

from fastapi import Request
from starlette.datastructures import ImmutableMultiDict
from starlette.requests import ClientDisconnect
from twilio.request_validator import (  # type: ignore[import-untyped]
    SIGNATURE_HEADER,
    RequestValidator,
)

from telephony.refusals import Refusal
from telephony.settings import TelephonySettings

FORM_TYPE = "application/x-www-form-urlencoded"
MAX_FIELDS = 200
READ_WITHIN_S = 5.0

Form = ImmutableMultiDict[str, str]


async def signed_form(request: Request, settings: TelephonySettings) -> Form:
    """Return the form of a request that our carrier signed; raise `Refusal` otherwise.

    The signature is checked over the configured public URL, because behind a proxy the address
    that this process sees is not the one that the carrier called.
    """
    if not settings.auth_token or not settings.public_url:
        raise Refusal(
            503,
            "This webhook serves nobody until the carrier's auth token and the public URL are set.",
        )
    signature = request.headers.get(SIGNATURE_HEADER)
    if not signature:
        raise Refusal(403, "This request carries no signature of the carrier.")
    media_type, _, parameters = request.headers.get("content-type", "").partition(";")
    if media_type.strip().lower() != FORM_TYPE or not _is_utf8(parameters):
        raise Refusal(415, f"This webhook takes {FORM_TYPE} in UTF-8 only.")
    form = _parsed(await _body(request, settings.max_body_bytes))
    validator = RequestValidator(settings.auth_token)
    if not validator.validate(settings.url(_target(request)), form, signature):
        raise Refusal(403, "The signature does not fit this request and the configured public URL.")
    return form


def _target(request: Request) -> str:
    """Return path and query exactly as they came: re-encoding them would change the signature."""
    raw = request.scope.get("raw_path") or request.scope["path"].encode()
    query = request.scope["query_string"]
    target: bytes = raw.partition(b"?")[0] + (b"?" + query if query else b"")
    return target.decode("ascii", "replace")


async def _body(request: Request, limit: int) -> bytes:
    too_large = Refusal(413, f"The body is larger than the {limit} bytes that a webhook may have.")
    length = request.headers.get("content-length", "0")
    if not (length.isdecimal() and len(length) < 12 and int(length) <= limit):
        raise too_large
    body = bytearray()
    try:
        async with asyncio.timeout(READ_WITHIN_S):
            async for chunk in request.stream():
                body += chunk
                if len(body) > limit:
                    raise too_large
    except TimeoutError:
        raise Refusal(408, "The body did not arrive in time.") from None
    except ClientDisconnect:
        raise Refusal(400, "The body ended early.") from None
    return bytes(body)


def _parsed(body: bytes) -> Form:
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            encoding="utf-8",
            errors="strict",
            max_num_fields=MAX_FIELDS,
        )
    except ValueError:
        raise Refusal(400, "The body is not a form that this webhook can read.") from None
    return ImmutableMultiDict(pairs)


def _is_utf8(parameters: str) -> bool:
    name, _, value = parameters.strip().partition("=")
    return name.strip().lower() != "charset" or value.strip(" \"'").lower() in ("utf-8", "utf8")
