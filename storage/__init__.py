"""Floor 1: remembers. Tables, the only commit, and one module a thing that is kept."""
