"""twilio-python's requests -> HTTP, with our host, our deadline and no logging of numbers.

Twilio's own transport logs query parameters (telephone numbers) and has no deadline over a whole
answer: a server that drips bytes could hold a thread for ever.
"""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import urlsplit

import httpx
from twilio.http import HttpClient  # type: ignore[import-untyped]
from twilio.http.response import Response  # type: ignore[import-untyped]


class NotTaken(Exception):
    """The carrier certainly did not act on the request and may be asked again."""

    def __init__(self, reason: str, retry_after_s: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after_s = retry_after_s


class InDoubt(Exception):
    """Nobody knows whether the carrier acted on the request."""


class Transport(HttpClient):  # type: ignore[misc]  # twilio ships no types
    """An `http_client` for `twilio.rest.Client`. One request is one try."""

    def __init__(self, base_url: str, timeout_s: float) -> None:
        super().__init__(None, False, timeout_s)
        self._base_url = base_url.rstrip("/")
        self._timeout_s = timeout_s
        self._client = httpx.Client(
            timeout=timeout_s, follow_redirects=False, trust_env=False, limits=httpx.Limits()
        )

    def request(
        self,
        method: str,
        url: str,
        params: dict[str, Any] | None = None,
        data: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,
    ) -> Response:
        """Send one request and return the whole answer.

        Raises `NotTaken` when the carrier was not reached or turned us away (429, credentials),
        `InDoubt` when it did not answer as agreed.
        """
        try:
            answer = self._exchange(method, self._address(url), params, data, headers, auth)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout):
            raise NotTaken("连不上运营商") from None
        except httpx.HTTPError as error:
            raise InDoubt(f"运营商没有按时回答（{type(error).__name__}）") from None
        if answer.status_code == 429:
            wait = _seconds(answer.headers.get("retry-after", ""))
            raise NotTaken("运营商说请求太多（429）", wait)
        if answer.status_code == 401 or 300 <= answer.status_code < 400:
            raise NotTaken(f"运营商不认账号、密钥或地址（{answer.status_code}），请检查设置")
        if answer.status_code == 408 or answer.status_code >= 500:
            raise InDoubt(f"运营商出错（{answer.status_code}）")
        return Response(answer.status_code, answer.text, answer.headers)

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()

    def _exchange(
        self,
        method: str,
        url: str,
        params: dict[str, Any] | None,
        data: dict[str, Any] | None,
        headers: dict[str, str] | None,
        auth: tuple[str, str] | None,
    ) -> httpx.Response:
        end = time.monotonic() + self._timeout_s
        with self._client.stream(
            method, url, params=params or None, data=data, headers=headers, auth=auth
        ) as answer:
            body = bytearray()
            for chunk in answer.iter_bytes():
                body += chunk
                if time.monotonic() > end:
                    raise httpx.ReadTimeout("the answer takes too long")
            return httpx.Response(
                answer.status_code,
                headers={"retry-after": answer.headers.get("retry-after", "")},
                content=bytes(body),
            )

    def _address(self, url: str) -> str:
        """Put the configured carrier in the place of Twilio's host; links of lists too."""
        parts = urlsplit(url)
        query = f"?{parts.query}" if parts.query else ""
        return f"{self._base_url}{parts.path}{query}"


def _seconds(value: str) -> float | None:
    return min(float(value), 3600.0) if value.isdecimal() and len(value) < 7 else None
