"""A ticket found again, by its number or by words: /tiket, /cari."""
