"""Promises in business time: given, counted, told of, renewed once; and who is reminded of what."""
