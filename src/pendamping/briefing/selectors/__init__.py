"""Asking about packs."""
