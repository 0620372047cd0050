"""One word to many people: /pengumuman."""
