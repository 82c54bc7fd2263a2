"""Every reference result is read by a test that passes, or stands here with a reason.

The tests run once more in a process of their own, where each entry that they read is
written down.
"""

import csv
import json
import os
import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from heedstats.tests.oracle_reading import WHERE
from heedstats.tests.reference import READ, Told, is_records, path_of

HERE = Path(__file__).parent
OUTSIDE = {
    "*/_meta/*": "Says how the results were made.",
    "*/note": "Says how the results were made.",
    "agreement.json/*/p": "That agreement is more than nothing is not tested.",
    "agreement.json/icc_*/F": "That units differ is not tested.",
    "agreement.json/icc_*/df?": "That units differ is not tested.",
    "agreement.json/*/krippendorff/p[ae]": "irrCAC's own way to the same alpha.",
    "agreement.json/*/linear/krippendorff/*": "None of Krippendorff's metrics.",
    "agreement.json/*/ordinal/krippendorff/*": "Gwet's weights, not his metric.",
    "agreement.json/*/caution": "Says why the ordinal weights are not compared.",
    "agreement.json/*/published_alpha/source": "Says where it is published.",
    "groups_ordinal.json/clm_wine/nominal_test/*": "Proportionality is not tested.",
    "groups_ordinal.json/clm_wine/published": "The same figures in words.",
    "groups_ordinal.json/cronbach_bfi_agree/*": "The answers are not there to use.",
    "groups_ordinal.json/friedman_*/published": "The same figures in words.",
    "groups_ordinal.json/kruskal_airquality/eta_*": "Epsilon squared is offered.",
    "groups_ordinal.json/pairwise_*/method": "Says which test it is.",
    "groups_ordinal.json/polr_housing/model": "Says which model it is.",
    "survey_api.json/*/confint_z/*": "Intervals know of the degrees of freedom.",
    "survey_api.json/*/Chisq/p*": "The second order is offered, not the first.",
    "survey_api.json/*/*Wald/*": "The second order of Rao and Scott is offered.",
    "survey_api.json/*/lincom/*": "The second order of Rao and Scott is offered.",
    "survey_api.json/*/saddlepoint/*": "The second order of Rao and Scott is offered.",
    "survey_api.json/replicate_*_JKn/se": "With a finite population, so it is refused.",
    "api*.csv/cds": "The name of a school.",
    "api*.csv/snum": "The name of a school.",
}
WALKED = (
    "agreement.json",
    "apiclus1.csv",
    "apistrat.csv",
    "ease_of_raising.csv",
    "groups_ordinal.json",
    "pmos_scales.csv",
    "survey_api.json",
    "ycff_by_method_counts.csv",
    "ycff_by_method_percent.csv",
    "ycff_by_setting_counts.csv",
    "ycff_by_setting_percent.csv",
)
LATER = "Belongs to another subject than surveys, agreement and groups."
OTHER_FILES = {
    "README.md": "Says how the results were made.",
    "disclosure.json": "Compared in test_disclosure.py, which reads it whole.",
    "bws_case1_synthetic.json": LATER,
    "consensus.json": LATER,
    "evaluation.json": LATER,
    "plackett_luce.json": LATER,
    "spc_runchart_anhoej.json": LATER,
    "spc_xmr_synthetic.json": LATER,
    "stepped_wedge_data.csv": LATER,
    "text_classification.json": LATER,
    "ward_hour_events.csv": LATER,
}


def entries(name):
    """The path of each entry of a file: of CSV its columns, of JSON its leaves."""
    path = path_of(name)
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return {f"{name}/{column}" for column in next(csv.reader(file))}
    return set(leaves(json.loads(path.read_text(encoding="utf-8")), name))


def leaves(value, path):
    """The paths of what is neither a record nor a list of records."""
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from leaves(inside, f"{path}/{key}")
    elif is_records(value):
        for one in value:
            yield from leaves(one, path)
    else:
        yield path


def left(asked, read, outside):
    """What no test read and nobody excused; and excuses that excuse nothing."""
    unread = asked - read
    excused = {
        pattern: {path for path in unread if fnmatchcase(path, pattern)}
        for pattern in outside
    }
    idle = {pattern for pattern, paths in excused.items() if not paths}
    return sorted(unread.difference(*excused.values())), sorted(idle)


def read_by_tests(where):
    """The entries that the other tests read, in a process of their own."""
    path_of(WALKED[0])
    wanted = [sys.executable, "-m", "pytest", "-q", "-m", "reference"]
    wanted += ["-p", "heedstats.tests.oracle_reading", "-p", "no:cacheprovider"]
    wanted += [str(HERE), f"--ignore={__file__}"]
    told = os.environ | {WHERE: str(where), "PYTHONPATH": str(HERE.parents[1])}
    run = subprocess.run(wanted, env=told, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
    return set(where.read_text(encoding="utf-8").splitlines())


@pytest.mark.reference
def test_every_entry_is_compared_or_has_a_reason(tmp_path):
    asked = set().union(*map(entries, WALKED))
    unread, idle = left(asked, read_by_tests(tmp_path / "read"), OUTSIDE)
    assert unread == [], "No test compares these, and no reason is given."
    assert idle == [], "These reasons excuse nothing."
    assert len(asked) > 700


@pytest.mark.reference
def test_every_file_is_walked_or_has_a_reason():
    there = {path.name for path in path_of(WALKED[0]).parent.iterdir()}
    assert there == {*WALKED, *OTHER_FILES}


def test_what_no_test_reads_is_noticed():
    asked = {"a/x", "a/y", "b/note"}
    assert left(asked, {"a/x"}, {"b/*": "", "c/*": ""}) == (["a/y"], ["c/*"])


def test_reading_a_part_is_not_reading_the_whole():
    told = Told({"one": {"x": 1, "y": 2}, "rows": [{"z": 3}]}, "made")
    assert told["one"]["x"] == told["rows"][0]["z"] - 2
    assert {path for path in READ if path.startswith("made/")} == {
        "made/one/x",
        "made/rows/z",
    }
    assert set(leaves({"one": {"x": 1, "y": 2}, "rows": [{"z": 3}]}, "made")) == {
        "made/one/x",
        "made/one/y",
        "made/rows/z",
    }
