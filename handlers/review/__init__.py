"""A request's documents, looked at by staff: accepted, sent back with a reason, mended."""
