"""The two stores: encrypted SQLite in the same process, or PostgreSQL."""
