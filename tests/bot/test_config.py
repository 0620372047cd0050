import re
import tomllib
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from bot.config import (
    BUILT_IN_PACKS,
    Database,
    Mode,
    Office,
    Settings,
    SettingsError,
    Telegram,
    Unit,
    Webhook,
    load_settings,
)
from knowledge.pack import built_in_packs
from knowledge.wording import Language

TOKEN = "7123456789:AAExampleExampleExampleExample_Exam"
LINE = re.compile(r"(?<=^config\.toml), line \d+(?=: )")
SOUND = f"""
[telegram]
token = "{TOKEN}"
[office]
name = "Kantor Contoh"
[[units]]
id = "pli"
name = "Seksi PLI"
chat_id = -100123
"""


@pytest.fixture(autouse=True)
def _no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOKET_TOKEN", "LOKET_LOG", "LOKET_DATABASE__URL"):
        monkeypatch.delenv(name, raising=False)


def write(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def problems(folder: Path, text: str) -> list[str]:
    """Load a file that is wrong; each problem without the folder in front of the file's name, and the line behind."""
    with pytest.raises(SettingsError) as caught:
        load_settings(write(folder, text))
    return [LINE.sub("", problem.replace(f"{folder}/", "")) for problem in caught.value.problems]


def test_a_short_file_gets_the_defaults_and_paths_beside_it(tmp_path: Path) -> None:
    settings = load_settings(write(tmp_path, SOUND))
    assert settings.telegram.token.get_secret_value() == TOKEN
    assert settings.telegram.base_url == "https://api.telegram.org"
    assert settings.telegram.mode is Mode.POLLING
    limits = settings.telegram.limits
    assert (limits.overall_per_second, limits.private_per_second, limits.group_per_minute) == (30, 1, 20)
    assert settings.database.url == f"sqlite+aiosqlite:///{tmp_path}/data/loket.db"
    assert settings.files.folder == tmp_path / "data" / "files"
    assert settings.office == Office(name="Kantor Contoh", timezone="Asia/Jakarta", language=Language.ID)
    assert settings.units == (Unit(id="pli", name="Seksi PLI", chat_id=-100123, forum=False, tier=1),)
    assert settings.packs == BUILT_IN_PACKS


def test_the_built_in_names_are_the_packs_that_are_there() -> None:
    assert sorted(BUILT_IN_PACKS) == list(built_in_packs())


def test_the_settings_cannot_be_changed(tmp_path: Path) -> None:
    settings = load_settings(write(tmp_path, SOUND))
    with pytest.raises(ValidationError):
        settings.office.name = "x"  # type: ignore[misc]


def test_absolute_paths_and_postgresql_stay_as_they_are(tmp_path: Path) -> None:
    text = SOUND + '[database]\nurl = "postgresql+psycopg://loket:geheim@db/loket"\n[files]\nfolder = "/srv/files"\n'
    settings = load_settings(write(tmp_path, text))
    assert settings.database.url == "postgresql+psycopg://loket:geheim@db/loket"
    assert settings.files.folder == Path("/srv/files")


def test_a_pack_may_be_a_folder_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "packs" / "ours").mkdir(parents=True)
    (tmp_path / "packs" / "ours" / "service.toml").write_text("")
    settings = load_settings(write(tmp_path, 'packs = ["bogor", "packs/ours"]\n' + SOUND))
    assert settings.packs == ("bogor", str(tmp_path / "packs" / "ours"))


def test_the_token_in_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOKET_TOKEN", "42:from-the-environment")
    monkeypatch.setenv("LOKET_TELEGRAM__TOKEN", "43:its-long-name")
    settings = load_settings(write(tmp_path, SOUND))
    assert settings.telegram.token.get_secret_value() == "42:from-the-environment"


def test_any_key_in_the_environment_wins_and_its_neighbours_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOKET_TELEGRAM__LIMITS__GROUP_PER_MINUTE", "10")
    monkeypatch.setenv("LOKET_PACKS", '["ceisa"]')
    settings = load_settings(write(tmp_path, SOUND + "[telegram.limits]\nprivate_per_second = 2\n"))
    assert settings.telegram.limits.group_per_minute == 10
    assert settings.telegram.limits.private_per_second == 2
    assert settings.packs == ("ceisa",)


def test_settings_made_in_code_ignore_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOKET_TOKEN", "42:from-the-environment")
    units = (Unit(id="pli", name="PLI", chat_id=-1),)
    settings = Settings(telegram=Telegram(token=SecretStr(TOKEN)), office=Office(name="X"), units=units)
    assert settings.telegram.token.get_secret_value() == TOKEN


def test_nothing_secret_stands_in_the_repr(tmp_path: Path) -> None:
    text = SOUND + '[telegram.webhook]\nsecret = "geheim"\n[database]\nurl = "postgresql+psycopg://a:geheim@b/c"\n'
    shown = repr(load_settings(write(tmp_path, text)))
    assert TOKEN not in shown
    assert "geheim" not in shown


MISTAKES = tomllib.loads(Path(__file__).with_name("mistakes.toml").read_text(encoding="utf-8"))["mistake"]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["told"][:60])
def test_a_mistake_is_told_with_file_key_value_and_cure(tmp_path: Path, mistake: dict[str, str]) -> None:
    text = SOUND + mistake.get("add", "")
    if "put" in mistake:
        assert mistake["instead_of"] in text
        text = text.replace(mistake["instead_of"], mistake["put"])
    assert problems(tmp_path, text) == [mistake["told"]]


def test_a_pack_folder_without_a_service_says_where_it_looked(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    [empty, missing] = problems(tmp_path, 'packs = ["ours", "./theirs"]\n' + SOUND)
    assert empty == 'config.toml: packs: "ours": the folder ours holds no service.toml: a pack begins with one'
    assert missing.startswith('config.toml: packs: "./theirs": no such pack (puspa, ceisa, ')
    assert missing.endswith(" and no folder theirs")


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    text = "telegram = 5\noffice = {}\n[[units]]\nchat_id = 'x'\n"
    assert len(problems(tmp_path, text)) == 5


def test_a_mistake_in_the_environment_names_the_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOKET_OFFICE__TIMEZONE", "Mars/Olympus")
    monkeypatch.setenv("LOKET_TELGRAM__MODE", "polling")
    monkeypatch.setenv("LOKET_TOKEN", "geheim")
    section, token, zone = problems(tmp_path, SOUND)
    assert section == "environment: LOKET_TELGRAM__MODE: no such section: did you mean telegram?"
    assert token.startswith("environment: LOKET_TOKEN (value not shown): is no bot token: ")
    assert zone.startswith('environment: LOKET_OFFICE__TIMEZONE = "Mars/Olympus": must be a time zone, e.g. ')


def test_a_list_in_the_environment_that_is_no_json_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOKET_PACKS", "puspa,ceisa")
    [problem] = problems(tmp_path, SOUND)
    assert problem.startswith('environment: error parsing value for field "packs"')
    assert problem.endswith("lists and tables are written as JSON")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[telegram]\ntoken = = 1\n", "config.toml, line 2, column 9: not TOML: Invalid value"),
        ("packs = [", "config.toml, at its end: not TOML: Invalid value"),
    ],
)
def test_a_file_that_is_not_toml_names_line_and_column(tmp_path: Path, text: str, problem: str) -> None:
    assert problems(tmp_path, text) == [problem]


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"config\.toml: is not there: copy config\.example\.toml"):
        load_settings(tmp_path / "config.toml")
    with pytest.raises(SettingsError, match=r"is a folder: name the file in it"):
        load_settings(tmp_path)
    (tmp_path / "config.toml").write_bytes(b'[office]\nname = "\xff"\n')
    with pytest.raises(SettingsError, match="byte 18 is not UTF-8"):
        load_settings(tmp_path / "config.toml")


def test_no_problem_ever_shows_a_secret(tmp_path: Path) -> None:
    text = (
        f'tokn = "{TOKEN}"\n[telegram]\ntoken = ["{TOKEN}"]\nbase_url = "ftp://x/bot{TOKEN}"\nwebhook = "{TOKEN}"\n'
        '[database]\nurl = "oracle://a:geheim@b/c"\n'
    )
    told = "\n".join(problems(tmp_path, text))
    assert TOKEN not in told
    assert "geheim" not in told


def test_a_webhook_on_this_machine_may_be_plain_http() -> None:
    webhook = Webhook(listen="[::1]:0", public_url="http://127.0.0.1:9/hook/", secret=SecretStr("s"))
    assert webhook.public_url == "http://127.0.0.1:9/hook"
    assert webhook.address == ("::1", 0)


def test_a_database_made_in_code_is_checked_as_well() -> None:
    with pytest.raises(ValidationError, match="must be sqlite"):
        Database(url="sqlite:///x.db")
