"""An admin's decision on a request: said, taken back in time, and told when it counts."""
