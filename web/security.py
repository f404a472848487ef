"""Headers that every page of ours carries, and who may open a socket."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers

from web.settings import WebSettings

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": with it a browser sends "Origin: null" along with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def page_headers(settings: WebSettings, *, cache: str = "no-store") -> dict[str, str]:
    """Return the headers of a page; over TLS the browser is told to stay with TLS."""
    headers = {**HEADERS, "Cache-Control": cache}
    if settings.secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return headers


def origin_allowed(headers: Headers, settings: WebSettings) -> bool:
    """Return whether the page that opens this socket is ours; without an Origin it is not."""
    origin = (headers.get("origin") or "").lower()
    if settings.origin is not None:
        return origin == settings.origin
    host = (headers.get("host") or "").lower()
    return bool(host) and urlsplit(origin).netloc == host
