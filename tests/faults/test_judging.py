"""The looking itself: whatever is taken out of a store, it must be seen to be gone."""

from dataclasses import replace

import pytest

from tests.faults.judging import Found, Whole, verdict_on
from tests.faults.load import Load, judge
from tests.faults.servers import running

pytestmark = pytest.mark.faults
BY_CONCERN = "concern_id = (SELECT id FROM concerns_concern WHERE response_id = '{}')"
BY_TASK = """json_extract(payload, '$.concern') = (
    SELECT substr(id,1,8)||'-'||substr(id,9,4)||'-'||substr(id,13,4)||'-'||
           substr(id,17,4)||'-'||substr(id,21) FROM concerns_concern
    WHERE response_id = '{}')"""
DAMAGE = {
    "clocks": f"DELETE FROM concerns_clock WHERE promise = 'read' AND {BY_CONCERN}",
    "receipt": "DELETE FROM responses_receipt WHERE response_id = '{}'",
    "consent": "DELETE FROM responses_consentdecision WHERE response_id = '{}'",
    "task": f"DELETE FROM foundation_outboxtask WHERE {BY_TASK}",
    "concern": "DELETE FROM concerns_concern WHERE response_id = '{}'",
}


def test_every_part_that_is_gone_is_missed(sqlite_store, target):
    posts = target.posts(sqlite_store, 30)
    with running(sqlite_store, HEED_WORKER="separate") as server:
        with Load(server.port, target, posts, clients=2) as load:
            load.wait_for(len(DAMAGE) + 2)
    whole = judge(load, sqlite_store)
    assert whole.is_clean, whole
    ids = [one for (one,) in sqlite_store.rows("SELECT id FROM responses_response")]
    damage = [sql.format(one) for sql, one in zip(DAMAGE.values(), ids, strict=False)]
    lost = f"DELETE FROM responses_response WHERE id = '{ids[-1]}'"
    sqlite_store.change([*damage, lost, "DELETE FROM responses_draft"])
    verdict = judge(load, sqlite_store)
    assert set(DAMAGE) <= set(verdict.lacking)
    assert [verdict.lacking[part] for part in DAMAGE] == [1] * len(DAMAGE)
    assert verdict.missing == verdict.keys_without_rows == 1
    assert verdict.lacking["empty draft"] == verdict.stored - 1  # not of the concern
    assert verdict.drafts_torn > 0


def test_the_verdict_sees_each_kind_of_loss():
    acknowledged = {"one": "as it was", "two": "as it was"}
    found = [Found("one", "as it was"), Found("two", "as it was")]
    whole = Whole(keys=2)
    assert verdict_on(acknowledged, found, whole).is_clean
    worse = [
        (found[:1], Whole(keys=1)),
        ([*found, found[0]], Whole(keys=3)),
        ([found[0], Found("two", "otherwise")], whole),
        ([found[0], Found("two", "as it was", ["receipt"])], whole),
        (found, Whole(keys=3)),
        (found, replace(whole, keys_twice=1)),
        (found, replace(whole, drafts_torn=1)),
    ]
    assert not any(verdict_on(acknowledged, *one).is_clean for one in worse)
