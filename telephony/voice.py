"""Reply -> TwiML for a telephone call. Pure and deterministic: a repeat renders the same bytes.

Element and attribute names are Twilio's, made by its own classes; Say and Gather use different
codes for one language.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from twilio.twiml.voice_response import (  # type: ignore[import-untyped]
    Gather,
    Say,
    VoiceResponse,
)

from conversation.contract import Keypad, Language, Reply, Voice
from telephony.numbers import can_call
from telephony.settings import TelephonySettings
from telephony.spoken import Pause, spoken

PREFIX = "/telephony"

SPEECH_TIMEOUT_S = 3
NO_INPUT_TIMEOUT_S = 8
RING_S = 25


@dataclass(frozen=True)
class _Codes:
    listen: str
    say: str
    voice: str


_CODES: dict[Language, _Codes] = {
    "cmn": _Codes("cmn-Hans-CN", "cmn-CN", "Polly.Zhiyu-Neural"),
    "yue": _Codes("yue-Hant-HK", "yue-HK", "Polly.Hiujin-Neural"),
}
_SENTENCES: dict[str, dict[Language, str]] = {
    "no_person": {
        "cmn": "现在没有人工值班。情况紧急请马上拨打120。其他事情请接着说。",
        "yue": "而家冇人工值班。紧急情况请即刻打120。其他事请继续讲。",
    },
    "not_reached": {
        "cmn": "人工现在没有接通。情况紧急请马上拨打120。其他事情请接着说，想再找人工请按0。",
        "yue": "人工而家未接通。紧急情况请即刻打120。其他事请继续讲，想再搵人工请按0。",
    },
    "trouble": {
        "cmn": "对不起，系统刚才没有跟上。情况紧急请马上拨打120。请再说一遍，找人工请按0。",
        "yue": "对唔住，系统头先未跟上。紧急情况请即刻打120。请再讲一次，搵人工请按0。",
    },
    "person": {
        "cmn": "好的，正在为您接人工，请不要挂机。",
        "yue": "好，而家帮你接人工，请唔好收线。",
    },
    "goodbye": {"cmn": "通话结束了，祝您平安。", "yue": "通话结束喇，祝你平安。"},
}
"""What telephony itself must say: about the line, never about the content of a conversation."""


def answer(reply: Reply, settings: TelephonySettings) -> str:
    """Return the TwiML that speaks a reply and goes on as it says."""
    response = VoiceResponse()
    nonce = reply.turn_id
    if reply.then == "hang_up":
        response.append(_say(reply.speech, voice=reply.voice, settings=settings))
        response.hangup()
    elif reply.then == "transfer" and can_transfer(settings):
        response.append(_say(reply.speech, voice=reply.voice, settings=settings))
        _dial(response, reply.conversation_id, nonce, reply.voice.language, settings)
    else:
        words = [reply.speech]
        if reply.then == "transfer":
            words.append(_SENTENCES["no_person"][reply.voice.language])
        _listen(response, words, reply.voice, reply.conversation_id, nonce, reply.keypad, settings)
    return str(response)


def trouble(
    conversation_id: str, nonce: str, language: Language, settings: TelephonySettings, *, key: str
) -> str:
    """Return what is said when the conversation gave no answer in time.

    Key 0 still reaches a person. The nonce differs from the failed turn's, so that the words that
    follow are a turn of their own.
    """
    response = VoiceResponse()
    if key == "0" and can_transfer(settings):
        words = _SENTENCES["person"][language]
        response.append(_say(words, voice=Voice(language), settings=settings))
        _dial(response, conversation_id, _again(nonce), language, settings)
    else:
        name = "no_person" if key == "0" else "trouble"
        words = _SENTENCES[name][language]
        _listen(
            response, [words], Voice(language), conversation_id, _again(nonce), "one_key", settings
        )
    return str(response)


def after_transfer(
    conversation_id: str,
    nonce: str,
    language: Language,
    settings: TelephonySettings,
    *,
    spoke: bool,
) -> str:
    """Return what follows a transfer: an end if they spoke, otherwise the dialogue goes on."""
    response = VoiceResponse()
    if spoke:
        response.append(
            _say(_SENTENCES["goodbye"][language], voice=Voice(language), settings=settings)
        )
        response.hangup()
    else:
        words = _SENTENCES["not_reached"][language]
        _listen(
            response, [words], Voice(language), conversation_id, f"{nonce}-d", "one_key", settings
        )
    return str(response)


def alert(text: str, settings: TelephonySettings) -> str:
    """Return the TwiML of a call that we make to a person on duty: the text, slowly, twice."""
    response = VoiceResponse()
    voice = Voice(rate="slow", volume="loud")
    for _ in range(2):
        response.append(_say(text, voice=voice, settings=settings))
        response.pause(length=1)
    response.hangup()
    return str(response)


def can_transfer(settings: TelephonySettings) -> bool:
    """Tell whether a caller can be put through to the person on duty."""
    number = settings.duty_number
    return bool(number) and can_call(number or "", settings.capabilities)


def _listen(
    response: VoiceResponse,
    words: list[str],
    voice: Voice,
    conversation_id: str,
    nonce: str,
    keypad: Keypad,
    settings: TelephonySettings,
) -> None:
    codes = _CODES[voice.language]
    model = settings.speech_model_yue if voice.language == "yue" else settings.speech_model_cmn
    asked = {"conversation": conversation_id, "nonce": nonce, "language": voice.language}
    action = _url(settings, "/voice/turn", asked)
    gather = Gather(
        input="dtmf speech",
        action=action,
        method="POST",
        language=codes.listen,
        timeout=NO_INPUT_TIMEOUT_S,
        speech_timeout=SPEECH_TIMEOUT_S,
        profanity_filter=False,
        action_on_empty_result=True,
        hints=settings.hints or None,
        speech_model=model,
        num_digits=1 if keypad == "one_key" else None,
        finish_on_key="" if keypad == "one_key" else "#",
        partial_result_callback=_url(settings, "/voice/partial", asked),
        partial_result_callback_method="POST",
    )
    gather.append(_say(*words, voice=voice, settings=settings))
    response.append(gather)
    # A compatible carrier may not know actionOnEmptyResult and go on past the Gather: without
    # this the call would end in the caller's silence.
    response.redirect(action, method="POST")


def _dial(
    response: VoiceResponse,
    conversation_id: str,
    nonce: str,
    language: Language,
    settings: TelephonySettings,
) -> None:
    asked = {"conversation": conversation_id, "nonce": nonce, "language": language}
    dial = response.dial(
        action=_url(settings, "/voice/transferred", asked),
        method="POST",
        timeout=RING_S,
        caller_id=settings.from_number,
    )
    dial.number(settings.duty_number)


def _say(*words: str, voice: Voice, settings: TelephonySettings) -> Say:
    codes = _CODES[voice.language]
    say = Say(language=codes.say, voice=codes.voice)
    target = say
    if (voice.rate, voice.volume) != ("medium", "medium"):
        target = say.prosody(
            rate=None if voice.rate == "medium" else voice.rate,
            volume=None if voice.volume == "medium" else voice.volume,
        )
    # Twilio's classes keep only the last of two neighbouring strings: text is joined up to a pause.
    text = ""
    for part in words:
        for piece in spoken(part, language=voice.language, limit=settings.max_spoken):
            if isinstance(piece, Pause):
                target.append(text)
                target.break_(time=f"{piece.milliseconds}ms")
                text = ""
            else:
                text += piece
    target.append(text)
    return say


def _again(nonce: str) -> str:
    """Return the name of the turn that follows a failed one; it stays short however often."""
    base, _, count = nonce.partition("-r")
    return f"{base}-r{int(count) + 1 if count.isdecimal() and len(count) < 6 else 1}"


def _url(settings: TelephonySettings, path: str, query: dict[str, str]) -> str:
    return settings.url(f"{PREFIX}{path}?{urlencode(query)}")
