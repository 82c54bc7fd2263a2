"""Learns from people's codings and proposes codes for further texts, as drafts.

Nothing here knows Django, the database or the network. The heavy libraries are loaded
when they are first needed: start at :mod:`heed.coding.suggesting.door`.
"""
