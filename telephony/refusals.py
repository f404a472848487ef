"""How a webhook says no: a status and one sentence in JSON, never an echo of what came in."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute

from care.errors import NuanLingError

log = logging.getLogger("nuanling.telephony")


class Refusal(NuanLingError):
    """A webhook request that is not served; `status` is the HTTP status."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


class RefusingRoute(APIRoute):
    """A route whose refusals become JSON, whatever application it is mounted in."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Wrap the handler so that a `Refusal` is answered and logged without content."""
        handle = super().get_route_handler()

        async def handle_or_refuse(request: Request) -> Response:
            try:
                return await handle(request)
            except Refusal as refusal:
                log.warning("refused %s with %d: %s", self.path, refusal.status, refusal)
                headers = {"Allow": "POST"} if refusal.status == 405 else None
                return JSONResponse(
                    {"error": str(refusal)}, status_code=refusal.status, headers=headers
                )

        return handle_or_refuse
