"""The gateway: every public route, and the workers that belong to it."""

from __future__ import annotations

import asyncio
import base64
import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from fastapi import FastAPI
from fastapi.responses import JSONResponse

import telephony
import telephony.webhooks
import web
import web.console
from care import emergencies as hearing
from care.clock import Clock, SystemClock
from care.ports import Carrier
from conversation import frame
from conversation.courier import JournalOutbox
from conversation.dialogue import Dialogues
from conversation.emergency import Emergencies
from conversation.journal import Journal
from conversation.keeping import Keeper
from conversation.rasa import Rasa, RasaClient
from conversation.replay import replay
from conversation.service import ConversationService
from nuanling.forgetting import forget_for_ever
from nuanling.policies import policy_pages
from nuanling.settings import Settings
from storage import Database
from storage.console import DatabaseConsole
from storage.outbox_store import DatabaseOutbox
from storage.sealing import Sealer
from telephony.carriers.recording import RecordFile, RecordingCarrier
from telephony.carriers.twilio_rest import TwilioCarrier
from telephony.outbox import OutboxWorker
from telephony.settings import TelephonySettings
from telephony.simulator import routes as simulator

log = logging.getLogger(__name__)
_REPLAY_EVERY_S = 2.0
_BUSY_MS = 120
"""How long a gateway's statement waits for a lock: less than the turn's deadline for a commit."""


@dataclass
class Gateway:
    """The parts of the gateway's process, wired."""

    settings: Settings
    clock: Clock
    database: Database
    journal: Journal
    keeper: Keeper
    rasa: Rasa
    conversations: ConversationService
    carrier: Carrier
    worker: OutboxWorker
    courier: OutboxWorker
    outbox: DatabaseOutbox
    telephony: TelephonySettings
    console: DatabaseConsole
    patient: Database
    """The same database for work that nobody waits for."""


def wire(settings: Settings, *, clock: Clock | None = None, rasa: Rasa | None = None) -> Gateway:
    """Put the gateway together; nothing connects before it is used."""
    clock = clock or SystemClock()
    sealer = Sealer(settings.keys())
    database = Database(settings.database(), sealer, busy_ms=_BUSY_MS)
    journal = Journal(settings.var_dir / "journal" / "emergency.jsonl", sealer)
    keeper = Keeper(database, journal, settings.duty())
    rasa = rasa or RasaClient(f"http://127.0.0.1:{settings.rasa_port}")
    emergencies = Emergencies(keeper, clock)
    conversations = ConversationService(keeper, Dialogues(rasa, keeper), emergencies, clock)
    duty = settings.duty()
    phone_settings = TelephonySettings(
        public_url=settings.public_url or f"http://{settings.host}:{settings.port}",
        auth_token=settings.webhook_token() or None,
        account_sid=settings.carrier_account_sid,
        from_number=settings.carrier_from_number,
        api_base_url=settings.carrier_api_base_url,
        duty_number=duty.phones[0] if duty.phones else None,
        sms_key=base64.b64decode(settings.secret("sms_key")),
        capabilities=settings.capabilities(),
        # 10,000 汉字 of a long-winded text, each nine bytes when form-encoded.
        max_body_bytes=131_072,
    )
    carrier: Carrier
    if settings.carrier == "twilio":
        carrier = TwilioCarrier(phone_settings)
    else:
        carrier = RecordingCarrier(RecordFile(settings.recorded_file(), sealer), clock)
    patient = Database(settings.database(), sealer, busy_ms=2000)
    store = DatabaseOutbox(patient)
    worker = OutboxWorker(store, carrier, clock, settings.capabilities())
    courier = OutboxWorker(JournalOutbox(journal, duty), carrier, clock, settings.capabilities())
    return Gateway(
        settings,
        clock,
        database,
        journal,
        keeper,
        rasa,
        conversations,
        carrier,
        worker,
        courier,
        store,
        phone_settings,
        DatabaseConsole(patient),
        patient,
    )


def warm_up() -> None:
    """Load what the first verdict of a process needs: not while somebody is waiting for it."""
    hearing.warm_up()
    frame.warm_up()


def create_app(gateway: Gateway) -> FastAPI:
    """Return the gateway's application."""

    warm_up()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        # What an earlier process journalled is known before the first caller is served.
        await asyncio.to_thread(gateway.journal.outstanding)
        thread = threading.Thread(target=gateway.worker.run, name="outbox", daemon=True)
        thread.start()
        background = [
            asyncio.create_task(_replay_for_ever(gateway)),
            asyncio.create_task(
                forget_for_ever(gateway.patient, gateway.settings.periods(), gateway.clock)
            ),
        ]
        try:
            yield
        finally:
            for task in background:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
            gateway.worker.stop()
            await asyncio.to_thread(thread.join, 5)
            gateway.keeper.stop()
            gateway.database.close()
            gateway.patient.close()

    app = FastAPI(
        title="暖铃 NuanLing", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None
    )

    @app.get("/health")
    async def health() -> JSONResponse:
        return JSONResponse({"status": "ok"})

    app.include_router(
        telephony.webhooks.router(gateway.conversations, gateway.telephony, outbox=gateway.outbox)
    )
    settings = gateway.settings
    web_settings = web.WebSettings(
        secret=base64.b64decode(settings.secret("web_secret")),
        public_url=settings.public_url,
        hotline=settings.hotline,
        notice=settings.notice,
    )
    if settings.profile == "development":
        app.include_router(simulator.router(gateway.telephony, development=True))
    app.include_router(
        web.router(gateway.conversations, web_settings, policy_pages(settings.var_dir / "index"))
    )
    app.include_router(
        web.console.router(
            gateway.console, web.console.ConsoleSettings(web_settings), gateway.clock
        )
    )
    return app


async def _replay_for_ever(gateway: Gateway) -> None:
    duty = gateway.settings.duty()
    while True:
        try:
            await asyncio.to_thread(replay, gateway.journal, gateway.database, duty, gateway.clock)
        except Exception as error:  # noqa: BLE001 - the next round tries again, whatever it was
            log.warning("the emergency journal waits for the database: %s", type(error).__name__)
            await _send_alerts_meanwhile(gateway)
        await asyncio.sleep(_REPLAY_EVERY_S)


async def _send_alerts_meanwhile(gateway: Gateway) -> None:
    """Send the journal's alerts while the database is away; never beside a replay of them."""
    try:
        await asyncio.to_thread(gateway.courier.run_once)
    except Exception as error:  # noqa: BLE001 - the next round tries again, whatever it was
        log.error("alerts of the emergency journal wait: %s", type(error).__name__)
