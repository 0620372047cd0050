"""Forms left half-way: cancelled, taken up again, remembered for a while."""
