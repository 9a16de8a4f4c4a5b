"""The one SQLite file: schema and capture from the field table, one writer, history, search, merge."""
