"""Steps that many stories share."""

from tests.people import Persona, Seen


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
