"""The open tickets of a unit: /antrian."""
