"""Type-ahead search without a database: tokens of a record, the FTS5 query, the exact rank."""
