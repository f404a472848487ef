"""The addresses of the web room that families see."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, Response, WebSocket
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from conversation.contract import Conversations
from web.assets import Assets
from web.chat import Chat
from web.policies import PolicyPages, clause_anchor, no_policies
from web.security import HEADERS, page_headers
from web.settings import WebSettings

_HERE = Path(__file__).parent
_READ = ["GET", "HEAD"]


def router(
    conversations: Conversations, settings: WebSettings, policy_pages: PolicyPages = no_policies
) -> APIRouter:
    """Return the chat page, its assets and socket, and the public pages of policies.

    `policy_pages` is called on the event loop for every citation: it must answer from memory.
    """
    routes = APIRouter(include_in_schema=False)
    assets = Assets(_HERE / "assets")
    templates = _templates(settings, assets)
    chat = Chat(conversations, settings, policy_pages)
    index = templates.get_template("chat.html").render()

    def page(html: str, status: int = 200, cache: str = "no-cache") -> Response:
        headers = page_headers(settings, cache=cache)
        return Response(html, status, headers, "text/html; charset=utf-8")

    def missing(what: str) -> Response:
        return page(templates.get_template("missing.html").render(what=what), 404)

    @routes.api_route("/", methods=_READ)
    async def chat_page() -> Response:
        return page(index)

    @routes.api_route("/static/{version}/{name}", methods=_READ)
    async def asset(version: str, name: str) -> Response:
        if (found := assets.find(version, name)) is None:
            return missing("您要的文件")
        content, headers = found
        return Response(content, headers={**HEADERS, **headers})

    @routes.api_route("/policy/{document}", methods=_READ)
    async def policy(document: str) -> Response:
        if (found := policy_pages(document)) is None:
            return missing("您要看的文件")
        template = templates.get_template("policy.html")
        return page(template.render(page=found, anchor=clause_anchor))

    @routes.websocket("/chat/ws")
    async def socket(websocket: WebSocket) -> None:
        await chat.serve(websocket)

    return routes


def _templates(settings: WebSettings, assets: Assets) -> Environment:
    templates = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals.update(asset=assets.url, settings=settings)
    return templates
