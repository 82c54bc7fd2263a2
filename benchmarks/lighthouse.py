"""Lighthouse on the public pages, where Node and the package can be had.

It is installed into ``var/`` when it is first wanted, and is no part of Heed.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from benchmarks.figures import Figure, Finding, NotRun
from benchmarks.load import HOST
from benchmarks.machine import ROOT
from benchmarks.public import Page

VERSION = "12.8.2"  # the newest that runs on Node 20
FOLDER = ROOT / "var" / "lighthouse"
PROGRAM = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PERFECT = 100
PATIENCE = 300  # seconds


def scores(port: int, pages: Mapping[str, Page], *, quick: bool) -> list[Finding]:
    """The four scores of each page; one page only where it has to be quick."""
    trouble = _missing()
    if trouble:
        return [NotRun("Lighthouse", trouble)]
    found: list[Finding] = []
    for name, page in list(pages.items())[: 1 if quick else None]:
        found += _page(name, f"http://{HOST}:{port}{page.path}", page)
    return found


def _missing() -> str:
    """Why it cannot be run; empty where it can."""
    for program in ("node", "npm", "chromium"):
        if shutil.which(program) is None:
            return f"There is no {program} on this machine."
    if PROGRAM.exists():
        return ""
    FOLDER.mkdir(parents=True, exist_ok=True)
    install = ["npm", "install", "--prefix", str(FOLDER), "--ignore-scripts"]
    quiet = ["--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(
        [*install, *quiet, f"lighthouse@{VERSION}"], capture_output=True, check=False
    )
    return "" if done.returncode == 0 else "npm could not install it."


def _page(name: str, address: str, page: Page) -> list[Finding]:
    report = FOLDER / f"report-{os.getpid()}.json"
    command = ["node", str(PROGRAM), address, "--quiet", "--output=json"]
    if page.cookie:
        command.append(f"--extra-headers={json.dumps({'Cookie': page.cookie})}")
    if not page.may_be_found:
        command.append("--skip-audits=is-crawlable")
    flags = "--headless=new --no-sandbox --disable-dev-shm-usage"
    try:
        subprocess.run(
            [*command, f"--output-path={report}", f"--chrome-flags={flags}"],
            env=os.environ | {"CHROME_PATH": shutil.which("chromium") or ""},
            capture_output=True,
            check=True,
            timeout=PATIENCE,
        )
        found = json.loads(Path(report).read_text(encoding="utf-8"))["categories"]
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        return [NotRun(f"Lighthouse, {name}", f"It failed: {type(error).__name__}.")]
    finally:
        report.unlink(missing_ok=True)
    return [
        Figure(
            f"Lighthouse, {name}: {category}",
            round((found[category]["score"] or 0) * 100),
            "of 100",
            at_least=PERFECT,
        )
        for category in CATEGORIES
    ]
