"""What can be asked about the daily work. The scope comes first, always."""
