"""Pure calculation: no framework, database, clock or network; tables in, tables out."""
