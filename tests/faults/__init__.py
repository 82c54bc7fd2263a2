"""Faults: servers are killed, disks filled and power cut, and nothing may be lost.

Each test starts a server of its own with full durability, the way ``heed serve``
does, and puts it under the load of people who send the last form of a tell-us. Then
something goes wrong, and every submission that was acknowledged is looked for in the
store: its words, its concern with its clocks, its receipt, its task and its key.
Controls that must lose, and a store from which parts are taken out, prove that the
looking would find a loss. docs/reference/durability.md has the figures.
"""
