"""Fixtures for every room's tests."""

pytest_plugins = ["tests.browser"]
