"""A company's team: its accounts, who belongs to it, and switching accounts off and on."""
