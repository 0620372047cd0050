"""What one process does for all: the first to claim it leads, and another one follows when it dies."""

from storage.claims import AdvisoryClaims
from storage.database import Database


async def lead(database: Database, name: str) -> bool:
    """Tell whether this process leads in something, claiming it when nobody does."""
    claims = database.claims
    if isinstance(claims, AdvisoryClaims):
        return await claims.is_held(name) or bool(await claims.take([name]))
    return True
