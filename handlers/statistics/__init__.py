"""A unit's figures for its admins: a picture with text, or a sheet."""
