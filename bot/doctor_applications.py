"""What ``loket doctor`` says of the applications that are told of decisions."""

from collections.abc import Iterable

from bot.finding import Finding
from bot.settings_calls_out import Application
from knowledge.pack_table import near
from knowledge.service import Library


def examine_applications(applications: Iterable[Application], library: Library) -> list[Finding]:
    """Look whether each application's service is there and has accounts; nothing is called."""
    return [_examine(application, library) for application in applications]


def _examine(application: Application, library: Library) -> Finding:
    name = f"application {application.service}"
    service = library.services.get(application.service)
    if service is None:
        cure = (
            f"put the id of a service into applications.service: {near(application.service, library.services.keys())}"
        )
        return Finding(name, is_ok=False, text="there is no such service", cure=cure)
    if service.accounts is None:
        cure = "take the table out, or give the pack's service.toml a table [accounts]"
        return Finding(name, is_ok=False, text="this service has no accounts to decide on", cure=cure)
    return Finding(name, is_ok=True, text=application.url or "may ask for invitations, is told nothing")
