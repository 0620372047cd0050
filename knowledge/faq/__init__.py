"""The FAQ: entries, text normalisation, search and judgement."""
