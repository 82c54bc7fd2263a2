"""Heed: listen, ask, understand, prioritise, act, evaluate, in one loop."""
