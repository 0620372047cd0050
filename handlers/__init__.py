"""Floor 2: talks with people. One folder a feature: conversation, actions, screens."""
