"""Who is served, who is not, and that a refusal changes nothing and echoes nothing."""

import asyncio
from dataclasses import replace
from types import SimpleNamespace

import pytest
from telephony_fakes import CALL, PUBLIC, SETTINGS, TOKEN, Caller
from twilio.request_validator import RequestValidator

from care.errors import SettingsError
from telephony.intake import _body
from telephony.refusals import Refusal
from telephony.settings import TelephonySettings

PATHS = [
    "/telephony/voice/incoming",
    "/telephony/voice/turn?conversation=c_1&nonce=t_1",
    "/telephony/voice/partial?conversation=c_1&nonce=t_1",
    "/telephony/voice/status",
    "/telephony/voice/transferred?conversation=c_1&nonce=t_1",
    "/telephony/sms/incoming",
    "/telephony/sms/status",
]
FORM = CALL | {
    "SpeechResult": "我叫梁阿婆",
    "CallStatus": "completed",
    "MessageSid": "SM1",
    "Body": "<script>",
    "MessageStatus": "failed",
}


def assert_refused(caller, response, status):
    assert response.status_code == status
    assert set(response.json()) == {"error"}
    assert "梁阿婆" not in response.text and "script" not in response.text
    assert response.json()["error"].endswith(".")
    assert caller.conversations.untouched


@pytest.mark.parametrize("path", PATHS)
def test_an_unsigned_request_is_refused_and_changes_nothing(path):
    caller = Caller()
    response = caller.client.post(path, data=FORM)
    assert_refused(caller, response, 403)


@pytest.mark.parametrize("path", PATHS)
def test_an_altered_form_is_refused_and_changes_nothing(path):
    caller = Caller()
    signature = RequestValidator(TOKEN).compute_signature(PUBLIC + path, FORM)
    response = caller.post(path, FORM | {"From": "+8613900000000"}, signature=signature)
    assert_refused(caller, response, 403)


@pytest.mark.parametrize("path", PATHS)
def test_a_signature_made_with_another_token_is_refused(path):
    caller = Caller()
    signature = RequestValidator("another").compute_signature(PUBLIC + path, FORM)
    assert_refused(caller, caller.post(path, FORM, signature=signature), 403)


def test_a_signature_over_another_nonce_is_refused():
    caller = Caller()
    signed = PUBLIC + "/telephony/voice/turn?conversation=c_1&nonce=t_1"
    signature = RequestValidator(TOKEN).compute_signature(signed, FORM)
    altered = "/telephony/voice/turn?conversation=c_2&nonce=t_1"
    assert_refused(caller, caller.post(altered, FORM, signature=signature), 403)


def test_a_signature_over_the_address_inside_the_proxy_is_refused():
    caller = Caller()
    inside = "http://testserver/telephony/voice/incoming"
    signature = RequestValidator(TOKEN).compute_signature(inside, CALL)
    assert_refused(caller, caller.post(PATHS[0], CALL, signature=signature), 403)


@pytest.mark.parametrize("signature", ["", "=", "中文".encode().decode("latin-1"), "A" * 10_000])
def test_a_senseless_signature_is_refused(signature):
    caller = Caller()
    headers = {"X-Twilio-Signature": signature.encode("latin-1")}
    assert_refused(caller, caller.client.post(PATHS[0], data=FORM, headers=headers), 403)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("missing", ["auth_token", "public_url"])
def test_without_a_token_or_public_url_the_webhooks_refuse_to_serve(path, missing):
    caller = Caller(settings=replace(SETTINGS, **{missing: None}))
    assert_refused(caller, caller.post(path, FORM), 503)


def test_without_a_key_for_threads_texts_are_refused():
    caller = Caller(settings=replace(SETTINGS, sms_key=b""))
    assert_refused(caller, caller.post("/telephony/sms/incoming", FORM), 503)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_other_methods_than_post_are_refused(path, method):
    caller = Caller()
    response = caller.client.request(method, path)
    assert response.headers["allow"] == "POST"
    assert_refused(caller, response, 405)


@pytest.mark.parametrize(
    "content_type",
    ["application/json", "text/plain", "", "application/x-www-form-urlencoded; charset=gbk"],
)
def test_other_content_types_are_refused(content_type):
    caller = Caller()
    assert_refused(caller, caller.post(PATHS[0], FORM, Content_Type=content_type), 415)


@pytest.mark.parametrize("body", [b"Body=%FF%FE", b"Body=\xff", b"a=1&" * 300])
def test_a_body_that_is_no_utf8_form_is_refused(body):
    caller = Caller()
    headers = {"X-Twilio-Signature": "x", "Content-Type": "application/x-www-form-urlencoded"}
    assert_refused(caller, caller.client.post(PATHS[0], content=body, headers=headers), 400)


def test_a_giant_body_is_refused_by_its_length_and_while_it_streams():
    caller = Caller()
    headers = {"X-Twilio-Signature": "x", "Content-Type": "application/x-www-form-urlencoded"}
    giant = b"Body=" + b"a" * 1_000_000
    assert_refused(caller, caller.client.post(PATHS[0], content=giant, headers=headers), 413)

    def chunks():
        for _ in range(100):
            yield b"a" * 10_000

    assert_refused(caller, caller.client.post(PATHS[0], content=chunks(), headers=headers), 413)


@pytest.mark.parametrize("length", ["-1", "many", "9" * 5000])
def test_a_senseless_content_length_is_refused(length):
    with pytest.raises(Refusal) as refusal:
        asyncio.run(_body(SimpleNamespace(headers={"content-length": length}), 1000))
    assert refusal.value.status == 413


@pytest.mark.parametrize(
    "query", ["", "?conversation=c_1", "?conversation=../x&nonce=t", "?conversation=c&nonce=%00"]
)
def test_an_address_that_names_no_turn_is_refused(query):
    caller = Caller()
    assert_refused(caller, caller.post("/telephony/voice/turn" + query, FORM), 400)


def test_a_call_without_a_usable_sid_is_refused():
    caller = Caller()
    assert_refused(caller, caller.post(PATHS[0], CALL | {"CallSid": "; DROP TABLE"}), 400)


def test_a_public_url_that_is_none_is_refused_at_start():
    for address in ("hotline.example.org", "https://", "https://a b", "ftp://x.org", "https://x:y"):
        with pytest.raises(SettingsError):
            TelephonySettings(public_url=address)


def test_secrets_and_numbers_stay_out_of_the_settings_repr():
    shown = repr(SETTINGS)
    assert TOKEN not in shown and "kkkk" not in shown and "+852" not in shown
