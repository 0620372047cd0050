"""Made-up entries for measuring: the same ones in every run, worded like real ones about things that do not exist."""

import random
from collections.abc import Iterator
from datetime import date

from knowledge.faq.entry import Entry
from knowledge.pack_evaluation import USUAL, built_in
from knowledge.service import Library, Service
from knowledge.wording import Wording

PER_SERVICE = 250
ALIASES = 5
_SYLLABLES = ("ba", "ro", "li", "ken", "su", "mar", "do", "tel", "pan", "gi", "wu", "sor", "ne", "kal", "fi", "jun")
_VERBS = {
    "mengganti": ("ganti", "ubah", "change"),
    "mendaftarkan": ("daftar", "registrasi", "register"),
    "mengunggah": ("upload", "unggah", "kirim"),
    "memeriksa": ("cek", "lihat", "check"),
    "mencetak": ("print", "cetak", "unduh"),
    "membatalkan": ("batal", "hapus", "cancel"),
    "memperpanjang": ("perpanjang", "lanjutin", "extend"),
    "mencabut": ("cabut", "tarik", "revoke"),
}
_THINGS = (
    "akun", "izin", "dokumen", "laporan", "formulir", "sertifikat", "kuota", "alamat", "rekening", "jadwal",
    "kontrak", "tagihan", "kartu", "paspor", "lisensi", "email", "sandi", "surat", "faktur", "penawaran",
)  # fmt: skip
_ALIASES = (
    "gmn cara {verb} {thing} {name} ya",
    "{verb} {thing} {name}",
    "min mau {verb} {thing} {name} dong, syaratnya apa",
    "how to {verb} {name} {thing}",
    "kenapa {thing} {name} tidak bisa di{verb}",
)
_ANSWER = (
    "Buka menu **{thing}** pada aplikasi {service}, pilih {name}, lalu isi formulir {formal} {thing} dengan lengkap. "
    "Petugas memeriksa dalam {days} hari kerja. Lampirkan salinan {other} dan nomor permohonan. Apabila {thing} "
    "ditolak, perbaiki data yang ditandai, kemudian kirim kembali melalui halaman {name}."
)


def enlarge(library: Library, size: int) -> Library:
    """Return the library with made-up services added, so that it has ``size`` entries in all."""
    services = dict(library.services)
    missing = size - sum(1 for _ in library.entries())
    for number, begin in enumerate(range(0, max(missing, 0), PER_SERVICE)):
        service = _service(number, min(PER_SERVICE, missing - begin))
        services[service.id] = service
    return Library(services)


def _service(number: int, size: int) -> Service:
    dice = random.Random(number)  # noqa: S311 - made-up words, no secret
    name = _word(dice) + _word(dice)
    return Service(
        id=f"made-up-{number}",
        title=Wording(f"Layanan {name}"),
        summary=Wording(f"Urusan {name}."),
        unit="made-up",
        topics=(),
        entries={entry.id: entry for entry in _entries(f"made-up-{number}", name, size, dice)},
        kinds={},
        synonyms={"sandi": ("password", "pw"), "izin": ("permit", "lisensi")},
        names=(name, f"layanan {name}"),
        evaluation=built_in(USUAL),
    )


def _entries(service: str, spoken: str, size: int, dice: random.Random) -> Iterator[Entry]:
    for number in range(size):
        formal, ways = dice.choice(list(_VERBS.items()))
        words = {"thing": dice.choice(_THINGS), "name": _word(dice), "other": dice.choice(_THINGS)}
        answer = _ANSWER.format(service=spoken, formal=formal, days=dice.randrange(2, 15), **words)
        yield Entry(
            id=f"{service}.{number}",
            service=service,
            topic=(),
            question=Wording(
                f"Bagaimana cara {formal} {words['thing']} {words['name']}?", f"How do I {ways[-1]} {words['name']}?"
            ),
            aliases=tuple(way.format(verb=dice.choice(ways), **words) for way in _ALIASES[:ALIASES]),
            answer=Wording(answer),
            steps=(),
            variants=(),
            staff="",
            codes=(),
            related=(),
            request="",
            source="",
            reviewed=date(2026, 1, 1),
        )


def _word(dice: random.Random) -> str:
    return "".join(dice.choice(_SYLLABLES) for _ in range(dice.randrange(2, 5)))
