"""The first words, the language, buttons of another age, and who is in the groups."""
