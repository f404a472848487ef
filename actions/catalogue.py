"""All actions, made with the services that they need."""

from __future__ import annotations

from rasa_sdk import Action

from actions.booking_form import ValidateBookingForm
from actions.booking_submit import SubmitBooking
from actions.booking_tasks import CancelBooking, ChangeBooking, CheckBooking
from actions.desk import AnswerPolicy, AtTheDesk, ValidateIntakeForm
from actions.escalate import Escalate
from actions.services import Services
from actions.talk_to_human import TalkToHuman


def all_actions(services: Services) -> list[Action]:
    """Return an instance of every action."""
    kinds = (
        AnswerPolicy,
        AtTheDesk,
        ValidateIntakeForm,
        Escalate,
        TalkToHuman,
        ValidateBookingForm,
        SubmitBooking,
        CheckBooking,
        ChangeBooking,
        CancelBooking,
    )
    return [kind(services) for kind in kinds]
