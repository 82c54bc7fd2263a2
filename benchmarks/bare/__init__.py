"""The reference: a bare Django view that stores one row, on the same server."""
