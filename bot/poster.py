"""``loket poster``: a page for the office's wall, with a code to scan for each service.

The page is one HTML file that needs no network: its codes are drawn in it. Any browser prints it, on paper or as PDF.
"""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Final

import segno

from handlers.payloads import OpenService, link
from handlers.texts import Texts
from knowledge.service import Service

MOST_A_SHEET: Final = 6  # codes on one A4 page, each still large enough to be scanned from a step away
LONG_NAME: Final = 44  # characters that two large lines hold
QUIET: Final = 4  # modules of white around a code, as the standard asks for
CORRECTION: Final = "q"  # a quarter of a code may be dirty or torn
STEPS: Final = ("poster-step-scan", "poster-step-start", "poster-step-ask")
_FOLDER: Final = Path(__file__).parent / "poster_page"


def poster(services: Sequence[Service], *, office: str, username: str, own: Texts, other: Texts) -> str:
    """Return the page as HTML: large in the office's ``own`` language, small in the ``other`` one.

    ``username`` is the bot's, without the ``@``. Many services take several sheets.
    """
    sheets = [services[start : start + MOST_A_SHEET] for start in range(0, len(services), MOST_A_SHEET)]
    return _filled(
        "page.html",
        language=own.language,
        title=f"{escape(office)} · @{username}",
        style=(_FOLDER / "poster.css").read_text(encoding="utf-8"),
        sheets="\n".join(_sheet(each, office=office, username=username, own=own, other=other) for each in sheets),
    )


def _sheet(services: Sequence[Service], *, office: str, username: str, own: Texts, other: Texts) -> str:
    says = {"kicker": "poster-kicker", "invitation": "poster-invitation", "secret": "poster-secret"}
    texts = {name: own(key) for name, key in says.items()}
    texts |= {f"{name}_small": other(key) for name, key in says.items()}
    return _filled(
        "sheet.html",
        office=escape(office),
        count=str(len(services)),
        length="long" if len(office) > LONG_NAME else "short",
        other_language=other.language,
        steps="\n".join(_step(key, own=own, other=other) for key in STEPS),
        cards="\n".join(_card(each, username=username, own=own, other=other) for each in services),
        by_name=own("poster-by-name", bot=f"@{username}"),
        by_name_small=other("poster-by-name", bot=f"@{username}"),
        **texts,
    )


def _step(key: str, *, own: Texts, other: Texts) -> str:
    return _filled("step.html", text=own(key), small=other(key), other_language=other.language)


def _card(service: Service, *, username: str, own: Texts, other: Texts) -> str:
    address = link(username, OpenService(service.id))
    title, small = service.title.spoken(own.language), service.title.spoken(other.language)
    return _filled(
        "card.html",
        link=escape(address),
        shown=escape(address.removeprefix("https://")),
        code=code(address),
        title=escape(title),
        small="" if small == title else escape(small),
        summary=escape(service.summary.spoken(own.language)),
        other_language=other.language,
    )


def code(address: str) -> str:
    """Return a QR code as inline SVG, as large as its place."""
    made = segno.make_qr(address, error=CORRECTION)
    return made.svg_inline(border=QUIET, omitsize=True, svgclass="code", lineclass=None, dark="#000")


def _filled(name: str, **values: str) -> str:
    return Template((_FOLDER / name).read_text(encoding="utf-8")).substitute(values).strip()
