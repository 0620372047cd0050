"""Video calls with the requester: proposed, agreed on, reminded of, held."""
