"""What can happen to packs."""
