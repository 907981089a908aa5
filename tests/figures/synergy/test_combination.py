"""The invented example: cases are what they are called, and pictures and words agree with it."""

from collections.abc import Callable
from itertools import product

import numpy as np
import pytest

from cmebook.figures.synergy.cases import (
    CASES,
    DEFAULT,
    DOSES_A,
    DOSES_B,
    FAR,
    MODELS,
    contour,
    read,
)
from cmebook.live import LiveFigure
from cmebook.live.contrast import contrast_problems

GRID = tuple(np.meshgrid(DOSES_A[1:], DOSES_B[1:]))


@pytest.fixture(scope="module")
def live(drawn: Callable[[str], LiveFigure]) -> LiveFigure:
    return drawn("combination-surface")


def excess(case: str, model: str) -> np.ndarray:
    one = CASES[case]
    return one.seen(*GRID) - one.expected(model, *GRID)


def test_each_additive_case_is_what_its_own_model_expects() -> None:
    np.testing.assert_allclose(excess("same", "loewe"), 0, atol=1e-9)
    np.testing.assert_allclose(excess("independent", "bliss"), 0, atol=1e-9)


def test_the_models_disagree_about_the_additive_cases() -> None:
    first = (1.0, 2.0)
    assert read("same", "bliss", *first).verdict("bliss") == "Bliss synergy"
    assert read("same", "loewe", *first).verdict("loewe") == "as Loewe expects"
    assert read("independent", "loewe", *first).verdict("loewe") == "Loewe antagonism"


@pytest.mark.parametrize("model", MODELS)
def test_synergy_and_antagonism_are_so_by_both_models(model: str) -> None:
    assert np.all(excess("synergy", model) > 0)
    assert np.all(excess("antagonism", model) < 0)
    assert np.all(excess("permissive", model) > 0)


def test_in_the_permissive_case_b_does_nothing_alone() -> None:
    one, none = CASES["permissive"], np.zeros(5)
    assert one.b.effect(np.array(DOSES_B)).tolist() == [0] * 5
    np.testing.assert_allclose(one.seen(none, np.array(DOSES_B)), 0)
    np.testing.assert_allclose(one.seen(np.array(DOSES_A), none), one.a.effect(np.array(DOSES_A)))


@pytest.mark.parametrize("case", CASES)
def test_one_drug_alone_is_no_combination(case: str) -> None:
    one = CASES[case]
    for a, b in ((np.array(DOSES_A), np.zeros(5)), (np.zeros(5), np.array(DOSES_B))):
        alone = np.maximum(one.a.effect(a), one.b.effect(b))
        np.testing.assert_allclose(one.seen(a, b), alone, atol=1e-9)
        for model in MODELS:
            np.testing.assert_allclose(one.expected(model, a, b), alone, atol=1e-9)


@pytest.mark.parametrize("level", [0.25, 0.5, 0.75])
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("model", ["", *MODELS])
def test_a_contour_has_its_level_all_along(case: str, model: str, level: float) -> None:
    one, (a, b) = CASES[case], contour(case, model, level).T
    effect = one.expected(model, a, b) if model else one.seen(a, b)
    reached = np.hypot(a / 2, b / 4) < 0.99 * FAR
    np.testing.assert_allclose(effect[reached], level, atol=1e-5)
    assert np.all(effect[~reached] <= level + 1e-5)


def test_a_verdict_is_given_only_for_half_a_point_or_more() -> None:
    for case, model, a, b in product(CASES, MODELS, DOSES_A, DOSES_B):
        one, found = CASES[case], read(case, model, a, b)
        exact = 100 * float(
            one.seen(np.array(a), np.array(b)) - one.expected(model, np.array(a), np.array(b))
        )
        assert (found.excess == 0) == (abs(exact) < 0.5)


def test_the_cut_is_the_example(live: LiveFigure) -> None:
    live.update(case="synergy", model="loewe", a=1.0, b=2.0)
    one, seen = CASES["synergy"], live.artists["seen"]
    doses = np.asarray(seen.get_xdata())
    np.testing.assert_allclose(seen.get_ydata(), 100 * one.seen(doses, np.full_like(doses, 2.0)))
    expected = live.artists["expected"].get_ydata()
    np.testing.assert_allclose(
        expected, 100 * one.expected("loewe", doses, np.full_like(doses, 2.0))
    )


def test_summary_gives_both_verdicts(live: LiveFigure) -> None:
    told = live.summary(**dict(zip(("case", "model", "a", "b"), DEFAULT, strict=True)))
    assert "both: 50%" in told
    assert "Bliss expects 36%; what is seen lies 14 points above: Bliss synergy" in told
    assert "Loewe expects 50%, and that is what is seen" in told
    assert "1 unit:" in told


def test_colours_stand_out(live: LiveFigure) -> None:
    assert contrast_problems(live) == []
