import io
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot.logs import Style, redact, set_up_logs

TOKEN = "7123456789:AAExampleExampleExampleExample_Exam"
NIK = "3174011703900001"
NPWP = "01.234.567.8-901.000"
SECRETS = (TOKEN, NIK, NPWP, "Rahasia123")


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    root, hook = logging.getLogger(), sys.excepthook
    handlers, level = root.handlers[:], root.level
    yield io.StringIO()
    root.handlers[:] = handlers
    root.setLevel(level)
    sys.excepthook = hook
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def assert_nothing_leaked(stream: io.StringIO) -> None:
    written = stream.getvalue()
    assert written
    assert [secret for secret in SECRETS if secret in written] == []


def test_an_event_becomes_one_json_line(stream: io.StringIO) -> None:
    set_up_logs(style=Style.JSON, stream=stream)
    structlog.get_logger("bot.work").info("update worked", update_id=7, seconds=0.25)
    [line] = lines(stream)
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "update worked", "level": "info", "logger": "bot.work", "update_id": 7, "seconds": 0.25
    }  # fmt: skip


def test_the_standard_library_writes_the_same_lines(stream: io.StringIO) -> None:
    set_up_logs(style=Style.JSON, stream=stream)
    logging.getLogger("telegram.ext").warning("retry in %s s", 5, extra={"chat": 12})
    [line] = lines(stream)
    assert (line["event"], line["level"], line["logger"], line["chat"]) == (
        "retry in 5 s", "warning", "telegram.ext", 12
    )  # fmt: skip


@pytest.mark.parametrize("style", Style)
def test_no_secret_passes_in_text_arguments_or_deep_inside(stream: io.StringIO, style: Style) -> None:
    set_up_logs(style=style, stream=stream)
    log = structlog.get_logger()
    text = f"POST /bot{TOKEN}/getMe"
    log.info(text, nik=NIK, number=int(NIK), deep={"a": [{NPWP: (TOKEN, b"x" + NIK.encode())}]})
    log.info("said", text="password saya: Rahasia123", path=Path(f"/file/bot{TOKEN}/x"), token="Rahasia123")
    logging.getLogger("x").info("%s and %s", TOKEN, {"npwp": NPWP}, extra={"url": f"https://a/bot{TOKEN}"})
    assert_nothing_leaked(stream)


def fail_twice() -> None:
    address = f"https://api.example/bot{TOKEN}/getUpdates"
    try:
        raise OSError(address)  # noqa: TRY301 - a chain is wanted
    except OSError as cause:
        raise ValueError(f"NIK {NIK} is not {NPWP}") from cause


@pytest.mark.parametrize("style", Style)
def test_no_secret_passes_in_a_traceback(stream: io.StringIO, style: Style) -> None:
    set_up_logs(style=style, stream=stream)
    try:
        fail_twice()
    except ValueError:
        structlog.get_logger().exception("could not work")
        logging.getLogger("x").exception("could not work")
    assert_nothing_leaked(stream)
    assert stream.getvalue().count("OSError: https://api.example/bot[hidden]/getUpdates") == 2
    assert stream.getvalue().count("Traceback") == 4


def test_the_configured_secrets_are_hidden_whatever_their_shape(stream: io.StringIO) -> None:
    set_up_logs(secrets=("1:short", "hook-secret", ""), style=Style.JSON, stream=stream)
    structlog.get_logger().info("GET /bot1:short/getMe", header="hook-secret")
    [line] = lines(stream)
    assert line["event"] == "GET /bot[hidden]/getMe"
    assert line["header"] == "[hidden]"


def test_ordinary_values_stay_as_they_are(stream: io.StringIO) -> None:
    set_up_logs(style=Style.JSON, stream=stream)
    values = {"chat_id": -1001234567890, "ok": True, "nothing": None, "share": 0.1234567890123, "list": [1, "dua"]}
    structlog.get_logger().info("sent", **values)
    [line] = lines(stream)
    assert {key: line[key] for key in values} == values


def test_the_noise_of_http_libraries_is_left_out(stream: io.StringIO) -> None:
    set_up_logs(style=Style.JSON, stream=stream)
    for name in ("httpx", "aiohttp.access", "apscheduler.executors.default"):
        logging.getLogger(name).info("HTTP Request: POST")
    logging.getLogger("httpx").warning("slow")
    assert [line["event"] for line in lines(stream)] == ["slow"]


def test_the_environment_chooses_the_style(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOKET_LOG", "console")
    set_up_logs(stream=stream)
    structlog.get_logger().info("hello")
    assert not stream.getvalue().startswith("{")


def test_without_a_terminal_lines_are_json(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LOKET_LOG", raising=False)
    set_up_logs(stream=stream)
    structlog.get_logger().info("hello")
    assert lines(stream)[0]["event"] == "hello"


def test_an_unknown_style_is_said_and_does_no_harm(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOKET_LOG", "xml")
    set_up_logs(stream=stream)
    [line] = lines(stream)
    assert (line["given"], line["cure"]) == ("xml", "LOKET_LOG=json or LOKET_LOG=console")


def test_a_line_that_cannot_be_formatted_shows_no_arguments(stream: io.StringIO) -> None:
    set_up_logs(style=Style.JSON, stream=stream)
    logging.getLogger("x").info("%d", f"token {TOKEN}")
    assert_nothing_leaked(stream)
    assert "a log line of x, " in stream.getvalue()


def test_what_nobody_caught_is_logged_without_secrets() -> None:
    program = f"from bot.logs import set_up_logs\nset_up_logs()\nraise OSError('no way to bot{TOKEN}')\n"
    end = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert end.returncode == 1
    assert TOKEN not in end.stderr
    assert json.loads(end.stderr)["event"] == "nobody caught this"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"bot{TOKEN}/getMe", "bot[hidden]/getMe"),
        (TOKEN.replace(":", "%3A"), "[hidden]"),
        ("postgresql+psycopg://loket:geheim@db/loket", "postgresql+psycopg://loket:[hidden]@db/loket"),
        ("at 12:30:45 in chat -1001234567890", "at 12:30:45 in chat -1001234567890"),
    ],
)
def test_redacting_a_text(text: str, expected: str) -> None:
    assert redact(text) == expected
