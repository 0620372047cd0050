"""The built-in packs and their index, read once for all tests here."""

import pytest

from knowledge.faq.search import Index
from knowledge.service import Library
from tests.packs import built_in_index, built_in_library


@pytest.fixture(scope="session")
def library() -> Library:
    return built_in_library()


@pytest.fixture(scope="session")
def index() -> Index:
    return built_in_index()
