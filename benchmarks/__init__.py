"""Measurements, each beside a reference in the same run; they are not tests.

``python -m benchmarks`` runs all of them and writes ``var/benchmarks/*.json``. What
they say, and on which machine, stands in ``docs/reference/benchmarks.md``.
"""
