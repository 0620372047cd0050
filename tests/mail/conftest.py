"""A desk without a Telegram, with a post: what there is to say stays in the outbox, where tests read it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest_asyncio

from tests.mail.desk import MailDesk
from tests.mail.servers import Post, open_post


@pytest_asyncio.fixture
async def post() -> AsyncIterator[Post]:
    """Both servers, open."""
    async with open_post() as opened:
        yield opened


@pytest_asyncio.fixture
async def desk(post: Post, tmp_path: Path, database_url: str) -> AsyncIterator[MailDesk]:
    """A desk on both databases, with a ticket that went outside."""
    made = MailDesk(post, tmp_path, database_url, start=datetime(2026, 11, 23, 2, 0, tzinfo=UTC))
    await made.open_ticket()
    yield made
    await made.close()
