"""Law as data: figures and lists of regulations, dated, with their source. Only `loader` opens the files."""
