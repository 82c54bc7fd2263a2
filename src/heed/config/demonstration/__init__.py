"""The demonstration world: made-up trusts in which everything can be tried.

``build.py`` makes it, ``guide.py`` says how to walk through it. What the world is like
stands as data in ``data/``; docs/explanation/demonstration.md explains it.
"""
