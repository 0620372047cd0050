"""The built-in packs and their index, read once for all tests here."""

import pytest

from knowledge.faq.search import Index
from knowledge.pack import built_in_packs, load_library
from knowledge.service import Library


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(built_in_packs())


@pytest.fixture(scope="session")
def index(library: Library) -> Index:
    return Index.build(library)
