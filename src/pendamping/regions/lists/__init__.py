"""Official lists of regions: the packaged one, and newer ones that are read and compared."""
