"""Pages of briefing packs."""
