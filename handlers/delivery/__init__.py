"""What became of staff's messages: arrived, not arrived and tried again, taken back, or meant for colleagues only."""
