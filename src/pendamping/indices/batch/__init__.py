"""Tables of many villages for `pendamping index`: read with every fault told, written by the ending of the file."""
