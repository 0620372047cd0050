"""The card: a ticket as its staff group sees it."""
