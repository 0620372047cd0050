"""Steps that many stories share."""

from datetime import timedelta

from bot import app
from bot.demo.world import Tap
from bot.timetable import tell_decisions
from knowledge.rules.verdicts import UNDO_FOR
from storage.database import Database
from tests.journeys.conftest import Town
from tests.people import Persona, Seen, labels


async def open_activation(siti: Persona, *, company: str = "PT Maju Bersama") -> int:
    """Let a requester file an activation without papers; return the ticket's number."""
    await start_activation(siti)
    siti.writes(company)
    await siti.sees("2/4")
    siti.writes("Siti Rahayu")
    await siti.sees("3/4")
    siti.writes("siti@maju.co.id")
    await siti.sees("4/4")
    await siti.taps("Lewati ⏭")
    await siti.taps("✅ Kirim")
    opened = await siti.sees("sudah kami terima")
    return int(opened["text"].split("#")[1].split()[0])


async def start_activation(siti: Persona) -> Seen:
    """Let a requester come to the first question of an activation."""
    siti.writes("/start")
    await siti.taps("👤 Hubungi petugas")
    await siti.taps("Aplikasi Puspa", await siti.sees("Layanan mana"))
    await siti.taps("Aktivasi akun", await siti.sees("Apa yang dapat petugas bantu?"))
    return await siti.sees("1/4")


async def taps_twice(staff: Persona, label: str, sure: str, card: Seen | None = None) -> Tap:
    """Let staff tap a button of a card that asks once more, and answer it; return the second tap."""
    card = card or await staff.sees_button(label)
    await taps_once_there(staff, label, card)
    return await taps_once_there(staff, sure, card)


async def taps_once_there(staff: Persona, label: str, card: Seen) -> Tap:
    """Let staff tap a button of a card as soon as the card has it."""

    def has_it() -> bool:
        same = (seen for seen in staff.everything() if seen["message_id"] == card["message_id"])
        return any(label in labels(seen) for seen in same)

    await staff.telegram.until(has_it)
    return await staff.taps(label, card)


async def closes(staff: Persona, card: Seen | None = None) -> Tap:
    """Let staff close a ticket, by its card or the newest that can be closed."""
    return await taps_twice(staff, "✅ Tutup", "✅ Ya, tutup", card)


async def two_minutes_pass(town: Town) -> int:
    """Let the time pass in which a decision can be taken back, and tell what is due; return how many were told."""
    town.ahead += UNDO_FOR + timedelta(seconds=1)
    library, _mistakes = app.read_packs(town.settings, despite_mistakes=False)
    database = Database(town.settings.database.url, clock=town.now)
    try:
        return await tell_decisions(database, app.open_office(town.settings, library))
    finally:
        await database.close()
