"""Pages of the register of data requests, and of where each field goes."""
