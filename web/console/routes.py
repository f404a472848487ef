"""The staff console, wired."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from care.clock import Clock
from web.console.desk import Desk
from web.console.door import add_door
from web.console.people import add_people
from web.console.ports import ConsoleStore
from web.console.records import add_records
from web.console.settings import ConsoleSettings


def router(store: ConsoleStore, settings: ConsoleSettings, clock: Clock) -> APIRouter:
    """Return every page under /console. Its styles are served by `web.router`."""
    routes = APIRouter(include_in_schema=False)
    desk = Desk(store, settings, clock)

    async def home(_: Request) -> Response:
        return RedirectResponse("/console/escalations", 303)

    routes.add_route("/console", home, methods=["GET"])
    add_door(routes, desk)
    add_records(routes, desk)
    add_people(routes, desk)
    return routes
