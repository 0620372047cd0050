"""How staff close a ticket, and open it again."""
