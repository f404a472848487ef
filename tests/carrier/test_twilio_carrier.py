"""Our REST calls against Twilio's own OpenAPI, and against a carrier that misbehaves."""

import json
import logging
import socket
import time
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from care.clock import UTC
from care.errors import SettingsError, UpstreamUnavailable
from care.ports import OutgoingMessage
from telephony.carriers.twilio_rest import TwilioCarrier
from telephony.settings import TelephonySettings

ACCOUNT = "AC" + "0" * 32
SETTINGS = TelephonySettings(
    public_url="https://hotline.example.org",
    auth_token="a-token-made-for-tests",
    account_sid=ACCOUNT,
    from_number="+85229991111",
    api_timeout_s=1.0,
)
TEXT = OutgoingMessage("sms", "+8613877510000", "您的预约已登记，编号384712。")
CALL = OutgoingMessage("call", "+85229990000", "有人摔倒，请回拨13800000000。")
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@pytest.fixture
def carrier_at():
    made = []

    def make(address, **changes):
        made.append(TwilioCarrier(replace(SETTINGS, api_base_url=address, **changes)))
        return made[-1]

    yield make
    for carrier in made:
        carrier.close()


def test_a_good_text_is_accepted_by_twilios_own_specification(prism, carrier_at):
    result = carrier_at(prism, api_timeout_s=20.0).send(TEXT)
    assert result.outcome == "sent" and result.carrier_id.startswith("SM")


def test_a_text_to_nobody_is_refused_by_twilios_own_specification(prism, carrier_at):
    carrier = carrier_at(prism, api_timeout_s=20.0)
    result = carrier.send(OutgoingMessage("sms", None, TEXT.body))
    assert (result.outcome, result.reason) == ("failed", "运营商拒绝（422，错误码422）")


def test_a_good_call_is_accepted_by_twilios_own_specification(prism, carrier_at):
    result = carrier_at(prism, api_timeout_s=20.0).send(CALL)
    assert result.outcome == "sent" and result.carrier_id.startswith("CA")


def test_the_lists_of_twilios_own_specification_are_understood(prism, carrier_at):
    carrier = carrier_at(prism, api_timeout_s=20.0)
    # The specification's examples are from years ago, on a page that names a next one: only a
    # date that was understood ends the search on it.
    assert carrier.find_sent(datetime.now(UTC), TEXT) == ()
    assert carrier.find_sent(datetime.now(UTC), CALL) == ()


def message(sid, body=TEXT.body, made="Mon, 23 Nov 2026 01:30:00 +0000", **more):
    fields = {"sid": sid, "body": body, "date_created": made, "status": "queued"}
    return fields | {"direction": "outbound-api", "to": TEXT.to} | more


def listing(*items, kind="messages", **more):
    page = {kind: list(items), "page": 0, "next_page_uri": None} | more
    return 200, {"Content-Type": "application/json"}, json.dumps(page).encode()


def test_only_our_own_recent_text_is_found_again(rude, carrier_at):
    rude.answer = listing(
        message("SM1"),
        message("SM2", body="别的"),
        message("SM3", status="failed"),
        message("SM4", direction="outbound-reply"),
        message("SM5", made="Mon, 23 Nov 2026 01:00:00 +0000"),
        message("SM6"),
    )
    since = datetime(2026, 11, 23, 1, 20, tzinfo=UTC)
    carrier = carrier_at(rude.address)
    assert carrier.find_sent(since, TEXT) == ("SM1",)
    assert carrier.find_sent(since - timedelta(days=1), TEXT) == ("SM1", "SM5", "SM6")
    assert "To=%2B8613877510000" in rude.seen[0] and "From=%2B85229991111" in rude.seen[0]


def test_only_a_call_that_we_made_is_found_again_and_no_transfer(rude, carrier_at):
    rude.answer = listing(
        message("CA1", direction="outbound-dial", status="completed"),
        message("CA2", status="no-answer"),
        kind="calls",
    )
    assert carrier_at(rude.address).find_sent(LONG_AGO, CALL) == ("CA2",)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ((429, {}, b"{}"), "retry"),
        ((401, {}, b'{"code": 20003, "message": "Authenticate", "status": 401}'), "retry"),
        ((307, {"Location": "https://elsewhere.example"}, b""), "retry"),
        ((500, {}, b"oops"), "uncertain"),
        ((503, {}, b'{"message": "down"}'), "uncertain"),
        ((408, {}, b""), "uncertain"),
        ("hang", "uncertain"),
        ("drip", "uncertain"),
        ("cut", "uncertain"),
        ((201, {}, b"<html>"), "uncertain"),
        ((201, {}, b"[]"), "uncertain"),
        ((201, {}, b"{}"), "uncertain"),
        ((201, {}, b'{"sid": null}'), "uncertain"),
        ((201, {}, "\ufeff{".encode()), "uncertain"),
        ((400, {}, b'{"code": 21211, "message": "To +8613877510000", "status": 400}'), "failed"),
        ((404, {}, b"<html>"), "failed"),
    ],
)
@pytest.mark.parametrize("item", [TEXT, CALL], ids=["text", "call"])
def test_what_the_carrier_does_is_told_as_it_is(rude, carrier_at, answer, outcome, item, caplog):
    rude.answer = answer
    began = time.monotonic()
    with caplog.at_level(logging.DEBUG):
        result = carrier_at(rude.address).send(item)
    assert result.outcome == outcome
    assert time.monotonic() - began < 2.5
    assert len(rude.seen) == 1, "one attempt is one request"
    told = f"{result.reason} {caplog.text}"
    assert item.to not in told and item.to[1:] not in told and item.body not in told
    assert SETTINGS.auth_token not in told


def test_the_refusal_of_a_number_is_told_by_its_code(rude, carrier_at):
    rude.answer = (400, {}, b'{"code": 21211, "message": "bad", "status": 400}')
    assert carrier_at(rude.address).send(TEXT).reason == "运营商拒绝（400，错误码21211）"


@pytest.mark.parametrize(("header", "wait"), [("7", 7.0), ("999999", 3600.0), ("soon", None)])
def test_the_carriers_wish_to_wait_is_passed_on(rude, carrier_at, header, wait):
    rude.answer = (429, {"Retry-After": header}, b"{}")
    assert carrier_at(rude.address).send(TEXT).retry_after_s == wait


def test_a_carrier_that_refuses_the_connection_certainly_took_nothing(carrier_at):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{probe.getsockname()[1]}"
        assert carrier_at(address).send(TEXT).outcome == "retry"


@pytest.mark.parametrize(
    "answer", ["hang", "cut", (500, {}, b""), (200, {}, b"<html>"), (429, {}, b"")]
)
def test_a_list_that_cannot_be_had_is_said_to_be_so(rude, carrier_at, answer):
    rude.answer = answer
    with pytest.raises(UpstreamUnavailable):
        carrier_at(rude.address).find_sent(LONG_AGO, TEXT)


def test_the_address_of_a_compatible_carrier_may_have_a_path(rude, carrier_at):
    rude.answer = (201, {}, b'{"sid": "SM1"}')
    assert carrier_at(rude.address + "/api/laml/").send(TEXT).carrier_id == "SM1"
    assert rude.seen == [f"/api/laml/2010-04-01/Accounts/{ACCOUNT}/Messages.json"]


def test_a_carrier_without_credentials_is_refused_with_all_that_is_missing():
    with pytest.raises(SettingsError, match="account_sid, auth_token, from_number, public_url"):
        TwilioCarrier(TelephonySettings())
