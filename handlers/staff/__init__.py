"""A ticket from the staff's side: card, taking, replying, closing."""
