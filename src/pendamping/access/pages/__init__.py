"""Pages of accounts, ways in and the audit trail."""
