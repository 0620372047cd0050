"""Floor 3: switches things on. Wiring, receiving, working, delivering."""
