"""Logs: one structured line an event, on the console or as JSON, with secrets taken out at the root."""

import logging
import os
import re
import sys
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import TracebackType
from typing import Final, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from knowledge.rules.privacy import mask

VARIABLE: Final = "LOKET_LOG"
HIDDEN: Final = "[hidden]"
SHORTEST_SECRET: Final = 4  # a shorter "secret" would blank out half of every line
_TOKEN: Final = re.compile(r"(?<!\d)\d{6,12}(?::|%3[Aa])[A-Za-z0-9_-]{30,}")
_CREDENTIALS: Final = re.compile(r"(?<=://)([^\s:/@]*):[^\s/@]+(?=@)")
_NUMBERS_OF_A_SECRET: Final = 10**14
_QUIET: Final = (
    "httpx",
    "httpcore",
    "aiohttp.access",
    "apscheduler",
    "asyncio",
    "aiosqlite",
    "alembic.runtime.plugins",
)


# What every line gets, whether structlog or the standard library wrote it.
_SHARED: Final[tuple[Processor, ...]] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
)


class Style(StrEnum):
    """How a line is written."""

    JSON = "json"
    CONSOLE = "console"


def redact(text: str, *, secrets: Iterable[str] = ()) -> str:
    """Return ``text`` without the named secrets, bot tokens, passwords in addresses, NIK and NPWP."""
    for secret in sorted((s for s in secrets if len(s) >= SHORTEST_SECRET), key=len, reverse=True):
        text = text.replace(secret, HIDDEN)
    text = _TOKEN.sub(HIDDEN, text)
    text = _CREDENTIALS.sub(rf"\1:{HIDDEN}", text)
    return mask(text)


class Redaction:
    """The last step before a line is written: no value passes it with a secret inside."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._secrets = tuple(secrets)

    def __call__(self, logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
        """Return the event with every key and value cleaned, however deep it stands."""
        del logger, method
        return {self._text(str(key)): self._clean(value, key=str(key)) for key, value in event.items()}

    def _text(self, text: str) -> str:
        return redact(text, secrets=self._secrets)

    def _clean(self, value: object, *, key: str = "") -> object:
        if value is None or isinstance(value, bool | float):
            return value
        if isinstance(value, int):
            return value if abs(value) < _NUMBERS_OF_A_SECRET else self._number(value)
        if isinstance(value, str):
            return self._text(value) if not _is_secret_key(key) else HIDDEN
        if isinstance(value, Mapping):
            return {self._text(str(name)): self._clean(inner, key=str(name)) for name, inner in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [self._clean(inner, key=key) for inner in value]
        return self._text(repr(value))

    # A number of 15 or 16 digits is as private as the same digits in a text.
    def _number(self, value: int) -> object:
        masked = self._text(str(value))
        return value if masked == str(value) else masked


def _is_secret_key(key: str) -> bool:
    return key.lower() in {"token", "password", "secret", "secret_token", "authorization", "kata_sandi"}


def set_up_logs(
    *,
    secrets: Iterable[str] = (),
    style: Style | None = None,
    stream: TextIO | None = None,
    level: int = logging.INFO,
) -> None:
    """Send every log of the program, structlog's and the standard library's, to one place in one form.

    Args:
        secrets: Values that must never appear, e.g. the configured bot token.
        style: How lines are written; ``LOKET_LOG`` (json, console) decides when it is None, and without that
            variable a terminal gets console lines and anything else gets JSON.
        stream: Where lines go; standard error when None.
        level: The least important level that is written.
    """
    stream = stream or sys.stderr
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_SHARED,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            Redaction(secrets),
            _renderer(style or _style_from_environment(stream), stream),
        ],
    )
    handler = _Writer(stream)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    logging.captureWarnings(capture=True)
    sys.excepthook = _log_what_nobody_caught
    _warn_of_an_unknown_style()


def _warn_of_an_unknown_style() -> None:
    asked = os.environ.get(VARIABLE, "")
    if asked and asked not in set(Style):
        cure = f"{VARIABLE}=json or {VARIABLE}=console"
        structlog.get_logger(__name__).warning("log style unknown", given=asked, cure=cure)


class _Writer(logging.StreamHandler[TextIO]):
    """Writes lines; a line that cannot be formatted is named, not dumped with its unredacted arguments."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the base class named it
        self.stream.write(f"a log line of {record.name}, {record.pathname}:{record.lineno}, cannot be written\n")


def _log_what_nobody_caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    structlog.get_logger(__name__).critical("nobody caught this", exc_info=(kind, error, trace))


def _style_from_environment(stream: TextIO) -> Style:
    asked = os.environ.get(VARIABLE, "")
    if asked in set(Style):
        return Style(asked)
    return Style.CONSOLE if stream.isatty() else Style.JSON


def _renderer(style: Style, stream: TextIO) -> Processor:
    if style is Style.JSON:
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    return structlog.dev.ConsoleRenderer(colors=stream.isatty(), exception_formatter=structlog.dev.plain_traceback)
