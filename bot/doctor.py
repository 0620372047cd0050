"""``loket doctor``: looks at everything the bot needs, and says what is wrong and how to mend it."""

import asyncio
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import create_async_engine

from bot.config import Office, Settings
from bot.doctor_applications import examine_applications
from bot.doctor_hours import examine_hours
from bot.doctor_knowledge import examine_knowledge
from bot.doctor_mail import examine_mail
from bot.doctor_telegram import examine_telegram
from bot.examination.examiner import Examiner, ExaminerAwayError
from bot.file_store import examine_object_store, open_files
from bot.finding import Finding
from bot.logs import redact
from bot.settings_calls_out import Application
from bot.settings_files import Files
from knowledge.pack import PackError, load_library
from storage.files import FileStore

__all__ = ["Finding", "examine"]

DATABASE_PATIENCE: Final = 10  # seconds
# Written and taken back in one transaction; both kinds of database undo a CREATE TABLE.
_TRIAL: Final = "CREATE TABLE loket_doctor (trial INTEGER)"


async def examine(settings: Settings) -> list[Finding]:
    """Look at token, way in, groups, database, files, examination, packs, mail, time zone and hours, in this order.

    Nothing is changed: no message is sent, no file or table stays behind, and no secret stands in the findings.
    """
    findings = await examine_telegram(settings)
    findings.append(await _examine_database(make_url(settings.database.url)))
    findings.append(await asyncio.to_thread(_examine_files, settings.files))
    findings.append(await _examine_examiner())
    findings += await asyncio.to_thread(_examine_packs, settings.packs, settings.applications)
    findings += await asyncio.to_thread(examine_knowledge, settings.knowledge.questions)
    findings += await examine_mail(settings)
    findings.append(_examine_time(settings.office))
    findings += await asyncio.to_thread(examine_hours, settings, datetime.now(UTC))
    return findings


async def _examine_database(url: URL) -> Finding:
    where = url.render_as_string(hide_password=True)
    if url.drivername.startswith("sqlite"):
        missing = await asyncio.to_thread(_examine_missing_file, Path(url.database or ""))
        if missing:
            return missing
    try:
        async with asyncio.timeout(DATABASE_PATIENCE):
            await _write_and_take_back(url)
    except TimeoutError:
        cure = "see that the database runs and that nothing holds it locked"
        return Finding("database", is_ok=False, text=f"{where}: no answer in time", cure=cure)
    except ImportError as error:
        cure = 'install it into this environment: pip install "psycopg[binary]"'
        return Finding("database", is_ok=False, text=f"the driver {error.name} is not installed", cure=cure)
    except (SQLAlchemyError, OSError) as error:
        words = redact(str(getattr(error, "orig", error)).strip(), secrets=[str(url.password or "")])
        cure = "check database.url, and that the database runs and lets this account create tables"
        return Finding("database", is_ok=False, text=f"{where}: {words.splitlines()[0]}", cure=cure)
    return Finding("database", is_ok=True, text=f"{where}: reachable and writable")


def _examine_missing_file(file: Path) -> Finding | None:
    """Judge the place of a database file that is not there yet; opening it would make it."""
    if file.exists():
        return None
    return _examine_folder("database", file.parent, use=f"{file} is made by loket run")


async def _write_and_take_back(url: URL) -> None:
    engine = create_async_engine(url)
    try:
        async with engine.connect() as connection:
            if url.drivername.startswith("sqlite"):
                # Python's driver opens no transaction for a CREATE by itself.
                await connection.exec_driver_sql("BEGIN IMMEDIATE")
            await connection.exec_driver_sql(_TRIAL)
            await connection.rollback()
    finally:
        await engine.dispose()


def _examine_files(settings: Files) -> Finding:
    store = open_files(settings)
    if not isinstance(store, FileStore):
        return examine_object_store(store)
    return _examine_folder("files", settings.folder, use=f"{settings.folder} is made by loket run")


async def _examine_examiner() -> Finding:
    """Let the child process look at a file that is none: a machine that forbids it says so here."""
    try:
        async with Examiner() as examiner:
            await examiner.examine(b"%PDF-", "pdf")
    except ExaminerAwayError as error:
        cure = "files wait until this works: see that this account may start processes, and that memory is free"
        return Finding("examination", is_ok=False, text=str(error), cure=cure)
    return Finding("examination", is_ok=True, text="files can be looked into")


def _examine_folder(name: str, folder: Path, *, use: str) -> Finding:
    """Say whether files can be written to ``folder``, or, while it is missing, whether it can be made."""
    there = folder
    try:
        while not there.exists():
            there = there.parent
        with tempfile.TemporaryFile(dir=there):
            pass
    except NotADirectoryError:
        cure = "name another place in config.toml, or move that file away"
        return Finding(name, is_ok=False, text=f"{there} is a file, not a folder", cure=cure)
    except OSError as error:
        cure = f"let the account that runs loket (number {_account()}) write there"
        return Finding(name, is_ok=False, text=f"cannot write to {there}: {error.strerror}", cure=cure)
    return Finding(name, is_ok=True, text=f"{folder}: writable" if there == folder else use)


def _account() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else "of this session"


def _examine_packs(names: tuple[str, ...], applications: tuple[Application, ...]) -> list[Finding]:
    try:
        library = load_library(names)
    except PackError as error:
        cure = "mend that line; loket faq check says when all is well"
        return [Finding("packs", is_ok=False, text=str(problem), cure=cure) for problem in error.problems]
    entries = sum(1 for _ in library.entries())
    findings = [Finding("packs", is_ok=True, text=f"{', '.join(library.services)}: {entries} entries")]
    return findings + examine_applications(applications, library)


def _examine_time(office: Office) -> Finding:
    now = datetime.now(UTC).astimezone(ZoneInfo(office.timezone))
    words = f"{office.timezone}, where it is now {now:%Y-%m-%d %H:%M}"
    return Finding("time zone", is_ok=True, text=words)
