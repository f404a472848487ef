"""Turns values into pages: Chinese labels, Shanghai time, masked phones."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import Response

from care.clock import SHANGHAI
from web.assets import Assets
from web.console import sessions
from web.console.masking import mask_phone, mask_text, mask_values
from web.console.settings import ConsoleSettings
from web.security import page_headers

if TYPE_CHECKING:
    from web.console.desk import Visit

_HERE = Path(__file__).parent
_WEB = _HERE.parent


class Views:
    """The templates of the console."""

    def __init__(self, settings: ConsoleSettings) -> None:
        self._settings = settings
        self._labels: dict[str, dict[str, str]] = yaml.safe_load(
            (_HERE / "labels.yaml").read_text(encoding="utf-8")
        )
        self._templates = Environment(
            loader=FileSystemLoader([_HERE / "templates", _WEB / "templates"]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        assets = Assets(_WEB / "assets")
        self._templates.globals.update(
            asset=assets.url,
            settings=settings.web,
            label=self.label,
            labels=self._labels,
            when=_when,
        )
        self._templates.filters.update(when=_when, clock=_clock)

    def label(self, group: str, code: str | None) -> str:
        """Return the words for a code, or the code itself."""
        return self._labels[group].get(code or "", code or "")

    def page(
        self,
        template: str,
        visit: Visit | None = None,
        *,
        status: int = 200,
        revealed: bool = False,
        mark: str = "",
        **values: Any,
    ) -> Response:
        """Render a page; without `revealed` every phone in it is masked."""
        if visit is not None:
            mark = sessions.form_mark(visit.token, self._settings)
        html = self._templates.get_template(template).render(
            visit=visit,
            mark=mark,
            revealed=revealed,
            phone=(lambda value: value or "") if revealed else mask_phone,
            hide=(lambda text: text) if revealed else mask_text,
            hide_all=(lambda value: value) if revealed else mask_values,
            **values,
        )
        headers = page_headers(self._settings.web) | {"X-Robots-Tag": "noindex"}
        return Response(html, status, headers, "text/html; charset=utf-8")

    def message(self, visit: Visit | None, title: str, text: str, status: int) -> Response:
        """Render a page that says one thing."""
        return self.page("message.html", visit, status=status, title=title, text=text)


def more_url(path: str, before: str | None, **filters: Any) -> str | None:
    """Return the address of a list's next page, or None at its end."""
    if before is None:
        return None
    kept = {name: str(value) for name, value in filters.items() if value}
    return f"{path}?{urlencode(kept | {'before': before})}"


def _when(moment: datetime | None) -> str:
    return moment.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S") if moment else ""


def _clock(moment: datetime | None) -> str:
    return moment.astimezone(SHANGHAI).strftime("%H:%M:%S") if moment else ""
