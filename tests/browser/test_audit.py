"""The audit of the source article: all of it on one page."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from playwright.sync_api import Browser, expect

from cmebook.course import find_course
from cmebook.evidence import load_evidence
from tests.browser.axe import violations
from tests.browser.watch import PHONE, watched

PAGE = "audit.html"
EVIDENCE = load_evidence(find_course().evidence)
ARTICLE = [claim for claim in EVIDENCE.claims.values() if claim.article]


def test_every_sentence_reference_and_omission_is_there(browser: Browser, disk: str) -> None:
    with watched(browser, scripts=False) as watch:
        page = watch.page
        page.goto(disk + PAGE)
        ids = page.eval_on_selector_all("[id^=audit-]", "all => all.map(one => one.id)")
        wanted = {f"audit-{claim.id}" for claim in ARTICLE}
        wanted |= {f"audit-{one.id}" for one in EVIDENCE.audit.references}
        wanted |= {f"audit-{one.id}" for one in EVIDENCE.audit.omissions}
        assert wanted <= set(ids)


def test_the_count_is_that_of_the_sentences(browser: Browser, disk: str) -> None:
    verdicts = Counter(claim.article.verdict for claim in ARTICLE if claim.article)
    with watched(browser) as watch:
        page = watch.page
        page.goto(disk + PAGE)
        rows = page.locator("table").first.locator("tbody tr")
        told = {}
        for row in rows.all():
            name, number, sure = row.locator("th, td").all_inner_texts()
            told[name.strip().lower()] = int(re.sub(r"\D", "", number))
            if sure.strip():
                parts = map(int, re.findall(r"\d+", sure))
                assert sum(parts) == told[name.strip().lower()]
        assert told == {**verdicts, "all": len(ARTICLE)}


def test_a_reference_leads_to_the_real_papers_near_it(browser: Browser, disk: str) -> None:
    reference = EVIDENCE.audit.references[2]
    with watched(browser, scripts=False) as watch:
        page = watch.page
        page.goto(disk + PAGE)
        item = page.locator(f"[id='audit-{reference.id}']")
        expect(item).to_contain_text("Not found")
        expect(item.locator("li a")).to_have_count(len(reference.nearest))
        item.locator("li a").first.click()
        expect(page.locator(f"[id='{next(iter(reference.nearest))}']")).to_be_in_viewport()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_accessible_on_a_phone(browser: Browser, disk: str, theme: str) -> None:
    with watched(browser, size=PHONE, theme=theme) as watch:
        watch.page.goto(disk + PAGE)
        assert violations(watch.page) == []
