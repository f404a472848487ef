"""The booking form without Rasa: one line a turn, and where it stands after it."""

from datetime import datetime

from care.booking_dialogue import advance
from care.booking_hearing import hear
from care.booking_later import put_first
from care.booking_settling import Setting
from care.bookings import Draft, Progress
from care.clock import SHANGHAI

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=SHANGHAI)


class Form:
    def __init__(self, *lines, caller=None, language="cmn", now=NOW):
        self.draft, self.progress = Draft(), Progress()
        self.setting = Setting(now, language, caller)
        for line in lines:
            self.say(line)

    def say(self, text):
        if self.progress.asked is not None:
            self.draft, self.progress = put_first(self.draft, self.progress, text)
        asked = self.progress.asked
        waiting = self.progress.queue
        heard = hear(text, asked=asked, draft=self.draft, now=self.setting.now, waiting=waiting)
        step = advance(self.draft, self.progress, heard, self.setting)
        self.draft, self.progress, self.outcome = step.draft, step.progress, step.outcome
        return step.message.speech
