"""What a browser opens at the phones' door."""
