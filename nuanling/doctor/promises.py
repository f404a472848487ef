"""Whom the hotline can reach, and which of its promises the carrier cannot keep."""

from __future__ import annotations

from collections.abc import Iterator

from nuanling.doctor.finding import Finding, State
from nuanling.settings import Settings

_NO_CALLS = "打不通内地电话：急事不能呼叫值班，也不能转人工，只能发短信"


def duty(settings: Settings) -> Iterator[Finding]:
    """Look whether anybody would be called in an emergency."""
    desk = settings.duty()
    if not settings.duty_phones.strip():
        state: State = "wrong" if settings.profile == "production" else "warn"
        yield Finding(
            state, "值班电话", "没有设，出了急事没有人会被叫到", "设 NUANLING_DUTY_PHONES"
        )
        return
    bad = sum(1 for phone in desk.phones if not _is_e164(phone))
    if bad:
        text = f"{bad} 个号码不是国际格式（+86…）"
        yield Finding("wrong", "值班电话", text, "改 NUANLING_DUTY_PHONES")
    else:
        yield Finding("ok", "值班电话", f"{len(desk.phones)} 个，{desk.hours()}")


def carrier(settings: Settings) -> Iterator[Finding]:
    """Tell which promises this carrier cannot keep."""
    if settings.carrier == "recording":
        state: State = "wrong" if settings.profile == "production" else "ok"
        remedy = "设 NUANLING_CARRIER=twilio" if state == "wrong" else ""
        yield Finding(state, "运营商", "只记录，不真的发短信、打电话", remedy)
        return
    missing = [
        name
        for name, value in {
            "NUANLING_CARRIER_ACCOUNT_SID": settings.carrier_account_sid,
            "NUANLING_CARRIER_AUTH_TOKEN": settings.carrier_auth_token,
            "NUANLING_CARRIER_FROM_NUMBER": settings.carrier_from_number,
            "NUANLING_PUBLIC_URL": settings.public_url,
        }.items()
        if not value
    ]
    if missing:
        yield Finding("wrong", "运营商", "账号不全", f"设 {'、'.join(missing)}")
    else:
        yield Finding("ok", "运营商", f"{settings.carrier}（{settings.carrier_api_base_url}）")
    can = settings.capabilities()
    for kept, setting, promise in (
        (
            can.outbound_cn,
            "OUTBOUND_CN",
            _NO_CALLS,
        ),
        (can.sms_two_way, "SMS_TWO_WAY", "内地用户不能回短信：短信只能通知，不能对话"),
        (can.sms_landline, "SMS_LANDLINE", "短信发不到内地座机：座机预约没有短信确认"),
    ):
        if not kept:
            remedy = f"换能做到的运营商，并设 NUANLING_{setting}=true；值班可用网页值班台"
            yield Finding("warn", "运营商", promise, remedy)


def _is_e164(phone: str) -> bool:
    return phone.startswith("+") and phone[1:].isascii() and phone[1:].isdigit() and len(phone) > 7
