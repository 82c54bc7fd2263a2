"""Django's SQLite store with a key, a fair lock for writers, and a fresh driver."""
