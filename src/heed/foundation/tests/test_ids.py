"""Identities and orders come from the operating system's chance."""

import os
from collections import Counter
from itertools import permutations

from heed.foundation.ids import BLOCK, new_id, new_id_beside, shuffle


def test_no_identity_comes_twice():
    made = {new_id() for _ in range(BLOCK)}
    assert len(made) == BLOCK


def test_they_are_random_ones():
    assert {(one.version, one.variant) for one in (new_id() for _ in range(99))} == {
        (4, "specified in RFC 4122")
    }


def test_one_beside_another_begins_like_it_and_is_as_random_after_that():
    first = new_id()
    beside = {new_id_beside(first) for _ in range(BLOCK)}
    assert len(beside) == BLOCK
    assert {one.bytes[:8] for one in beside} == {first.bytes[:8]}
    assert {(one.version, one.variant) for one in beside} == {
        (4, "specified in RFC 4122")
    }


def test_a_copy_of_the_process_draws_others():
    new_id()
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(write, new_id().bytes)
        os._exit(0)
    ours, theirs = new_id().bytes, os.read(read, 16)
    os.waitpid(child, 0)
    assert ours != theirs


def test_every_order_is_as_likely():
    count = Counter()
    for _ in range(6000):
        order = [1, 2, 3]
        shuffle(order)
        count[tuple(order)] += 1
    assert set(count) == set(permutations([1, 2, 3]))
    assert all(800 < times < 1200 for times in count.values())  # 1000 ± 7 sigma
