"""The packs that come with the program, read and indexed once for all tests: no test changes what was read."""

from functools import cache

from knowledge.faq.search import Index
from knowledge.pack import built_in_packs, load_library
from knowledge.service import Library


@cache
def built_in_library() -> Library:
    """Return all of them."""
    return load_library(built_in_packs())


@cache
def built_in_index() -> Index:
    """Return the index of all of them."""
    return Index.build(built_in_library())
