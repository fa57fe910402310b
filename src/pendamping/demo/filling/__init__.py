"""Writes the sample world into an empty, migrated database, through the same services that people use."""
