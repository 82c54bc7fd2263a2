"""Faults: servers are killed, disks filled and power cut, and nothing may be lost.

Each test starts a server of its own with full durability, the way ``heed serve``
does, puts it under load, makes something go wrong, and then looks in the store for
every submission that was acknowledged. Controls that must lose prove that the looking
would find a loss.
"""
