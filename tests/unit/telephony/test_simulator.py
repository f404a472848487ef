"""The simulator plays the carrier's part against the real webhooks, in development only."""

from dataclasses import replace

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from telephony_fakes import PUBLIC, SETTINGS, FakeConversations

import telephony.webhooks
from care.errors import SettingsError, StorageUnavailable
from conversation.contract import Reply, Utterance, Voice
from telephony import voice
from telephony.simulator import routes
from telephony.simulator.player import script


class Phone:
    """Somebody at the simulator's page."""

    def __init__(self, settings=SETTINGS, **reply):
        self.conversations = FakeConversations(**reply)
        app = FastAPI()
        app.include_router(telephony.webhooks.router(self.conversations, settings))
        app.include_router(routes.router(settings, development=True))
        self.client = TestClient(app)
        self.call = ""

    def __call__(self, act, value="", status=200):
        body = {"act": act, "call": self.call, "value": value}
        answer = self.client.post("/simulator/act", json=body)
        assert answer.status_code == status
        self.call = answer.json().get("call", self.call)
        return answer.json()


def test_a_whole_call_goes_through_the_real_signed_webhooks():
    phone = Phone()
    greeting = phone("call", "+8613800000000")
    assert [step["verb"] for step in greeting["steps"]] == ["say", "gather"]
    assert greeting["steps"][0]["text"] == "您好，这里是暖铃。"
    assert "<Gather" in greeting["exchanges"][0]["twiml"]
    phone("partial", "我想")
    phone("say", "我想订餐")
    phone("keys", "2")
    phone("silence")
    ended = phone("hang_up")
    assert ended["ended"] and ended["exchanges"][0]["fields"]["CallStatus"] == "completed"
    assert phone.conversations.overheard == [("c_1", "我想")]
    assert [said for _, said, _ in phone.conversations.turns] == [
        Utterance("text", "我想订餐", 0.9),
        Utterance("digits", "2"),
        Utterance("silence"),
    ]
    assert phone.conversations.ended == [("c_1", "call completed")]
    assert list(phone.conversations.callers.values()) == ["+8613800000000"]


def test_the_hotline_can_hang_up():
    phone = Phone(then="hang_up")
    phone("call")
    answer = phone("say", "再见")
    assert answer["ended"] and answer["steps"][-1] == {"verb": "hangup"}
    assert phone.conversations.ended == [("c_1", "call completed")]
    assert "error" in phone("say", "喂", status=404)


def test_a_transfer_asks_whether_somebody_answered():
    phone = Phone(then="transfer")
    phone("call")
    assert phone("keys", "0")["steps"][-1] == {"verb": "dial", "number": "+85229990000"}
    assert "没有接通" in phone("dialled", "no-answer")["steps"][0]["text"]
    phone("keys", "0")
    assert phone("dialled", "completed")["ended"]


def test_outside_development_there_is_no_simulator():
    with pytest.raises(SettingsError):
        routes.router(SETTINGS, development=False)


def test_a_hotline_that_refuses_is_shown_as_it_is():
    phone = Phone(replace(SETTINGS, auth_token=None))
    answer = phone("call", status=502)
    assert "503" in answer["error"] and answer["exchanges"][0]["status"] == 503


def test_a_broken_conversation_is_heard_as_a_caller_would_hear_it():
    phone = Phone()
    phone.conversations.error = StorageUnavailable("locked")
    assert "幺二零" in phone("call")["steps"][0]["text"]


def test_an_unknown_call_and_a_senseless_act_are_refused():
    phone = Phone()
    assert "error" in phone("say", "喂", status=404)
    for body in ({"act": "delete"}, {"act": "say", "url": "http://x.example"}, [], None):
        assert phone.client.post("/simulator/act", json=body).status_code == 422
    foreign = phone.client.post(
        "/simulator/act", content='{"act":"call"}', headers={"Content-Type": "text/plain"}
    )
    assert foreign.status_code == 422 and phone.conversations.untouched


def test_the_oldest_call_makes_room():
    phone = Phone()
    first = phone("call")["call"]
    for _ in range(routes.MOST_CALLS):
        phone("call")
    phone.call = first
    phone("say", "喂", status=404)


def test_the_page_and_its_assets_are_ours_under_a_strict_policy():
    client = Phone().client
    for path in ("", "/assets/simulator.css", "/assets/simulator.js", "/assets/icon.svg"):
        answer = client.get("/simulator" + path)
        assert answer.status_code == 200
        assert "default-src 'none'" in answer.headers["content-security-policy"]
    page = client.get("/simulator").text
    assert "style=" not in page and "onclick" not in page and "<script>" not in page
    assert client.get("/simulator/assets/page.html").status_code == 404
    assert client.get("/simulator/assets/..%2froutes.py").status_code == 404


def test_speech_is_played_in_the_callers_language_pace_and_loudness():
    reply = Reply("c_1", "t_1", 1, "", "拨打120", voice=Voice("yue", "x-slow", "x-loud"))
    say = script(voice.answer(reply, SETTINGS)).steps[0]
    assert say == {
        "verb": "say", "text": "拨打一二零", "language": "zh-HK", "rate": 0.6, "volume": 1.0,
    }  # fmt: skip


def test_what_is_no_twiml_is_refused():
    for document in ("", "<Response><Play/></Response>", "{}"):
        with pytest.raises(ValueError, match="TwiML"):
            script(document)
    redirect = script(f"<Response><Redirect>{PUBLIC}/x</Redirect></Response>")
    assert redirect.next_url == PUBLIC + "/x"
    assert script("<Response/>").ended
