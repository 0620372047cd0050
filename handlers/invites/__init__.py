"""People whom an application sends, with what it knows of them."""
