"""The rival accounts of how ketamine lifts mood, step by step, with the rows they rest on.

Labels and sentences say in plain words what the findings named here hold. Numbers, in whom a step
was seen and how sure it is come from those rows and claims.
"""

from __future__ import annotations

from dataclasses import dataclass

#: The steps every account is held against, in the order of time.
STAGES = ("Drug", "Target", "Cells", "Signals", "Synapses", "Mood")


@dataclass(frozen=True)
class Step:
    """One step of an account.

    ``label`` is two lines of 22 letters at most, blank where the account names nothing.
    ``said`` tells a reader what was seen, for and against, with ``{}`` for each number among
    ``findings``, the rows it rests on. ``claim`` is the one whose certainty holds for the step,
    blank where nobody has rated it.
    """

    label: str = ""
    said: str = ""
    findings: tuple[str, ...] = ()
    claim: str = ""


@dataclass(frozen=True)
class Account:
    """One account: its name and a step for each of ``STAGES``."""

    name: str
    steps: tuple[Step, ...]


_LEVEL = Step(
    "Ketamine or esketamine\nin the blood",
    "At the end of a usual infusion the level in venous plasma was about {}.",
    ("zanos2018.peak-iv",),
    "ket-short-lived",
)
_MOOD = Step(
    "Mood lifts",
    "At day 1 the difference from control was {} as Hedges' g; negative is better.",
    ("kishimoto2016.g-d1",),
    "C11",
)
_OPEN = Step()

ACCOUNTS = {
    "disinhibition": Account(
        "Disinhibition",
        (
            _LEVEL,
            Step(
                "NMDA receptors blocked\non inhibitory neurons",
                "A review names this among several accounts, which do not exclude one another.",
                ("zanosgould2018.several-hypotheses",),
                "C07",
            ),
            Step(
                "Inhibitory neurons\nfall quiet",
                "The same review names this step too.",
                ("zanosgould2018.several-hypotheses",),
                "C07",
            ),
            Step(
                "Glutamate surge,\nAMPA receptors driven",
                "For: labelled glutamine in prefrontal cortex rose by {} during an "
                "infusion, in a small group of healthy and depressed people. "
                "Against: some hours later spectroscopy of another region showed no"
                " change, in a few healthy men.",
                ("abdallah2018.glutamine-enrichment", "pcc_mrs2021.no-change"),
                "C07",
            ),
            Step(
                "BDNF, mTOR,\nnew spines",
                "For: in rats ketamine drove mTOR and spines grew, and rapamycin, "
                "which blocks mTOR, prevented it; in mice spines stayed more for up"
                " to two weeks. Against: in patients rapamycin did not block the "
                "effect at 24 hours, and a scan of a synaptic protein showed no "
                "change overall.",
                (
                    "li2010.mtor",
                    "phoumthipphavong2016.spine-density",
                    "abdallah2020.rapamycin",
                    "holmes2022.sv2a",
                ),
                "C08",
            ),
            Step(
                "Mood lifts;\nin mice spines hold it",
                "In stressed mice behaviour improved before new spines appeared, "
                "and needed them to last. In people the difference from control at "
                "day 1 was {} as Hedges' g; negative is better.",
                ("modasava2019.spines-and-behaviour", "kishimoto2016.g-d1"),
                "ket-spines-sustain",
            ),
        ),
    ),
    "direct": Account(
        "Direct inhibition",
        (
            _LEVEL,
            Step(
                "NMDA receptors blocked\nin cells at rest",
                "For: in mice the rapid effect needed BDNF made quickly, once eEF2 "
                "kinase had switched off. Against: other NMDA blockers lack a "
                "robust ketamine-like effect in patients, and (R)-ketamine, the "
                "weaker blocker, looks stronger in animals.",
                ("autry2011.bdnf-eef2", "yanghashimoto2019.nmda-block-alone"),
                "ket-rest-block",
            ),
            Step(
                "eEF2 kinase\nswitches off",
                "In mice the rapid effect needed this switch.",
                ("autry2011.bdnf-eef2",),
                "ket-rest-block",
            ),
            Step(
                "BDNF made at once,\nno glutamate surge",
                "In mice the rapid effect needed BDNF made quickly.",
                ("autry2011.bdnf-eef2",),
                "ket-rest-block",
            ),
            _OPEN,
            _MOOD,
        ),
    ),
    "habenula": Account(
        "Lateral habenula",
        (
            _LEVEL,
            Step(
                "NMDA receptors blocked\nin lateral habenula",
                "In rodents, blocking these receptors relieved depressive-like behaviour.",
                ("yang2018.lateral-habenula",),
                "ket-habenula",
            ),
            Step(
                "Burst firing stops",
                "In rodents the bursts of this centre depend on NMDA receptors.",
                ("yang2018.lateral-habenula",),
                "ket-habenula",
            ),
            Step(
                "Monoamine neurons\nset free",
                "In rodents monoamine centres were freed, serotonergic ones among "
                "them: a glutamate route that ends in monoamine neurons.",
                ("yang2018.lateral-habenula",),
                "ket-habenula",
            ),
            _OPEN,
            _MOOD,
        ),
    ),
    "metabolite": Account(
        "A metabolite (HNK)",
        (
            Step(
                "Hydroxynorketamine\nin the blood",
                "After ketamine by vein, exposure to 2,6-hydroxynorketamine as a "
                "multiple of that to ketamine was {} for the (S) form and {} for "
                "the (R) form.",
                ("hasan2021.hnk-ratio-s", "hasan2021.hnk-ratio-r"),
            ),
            Step(
                "Not the\nNMDA receptor",
                "From work in mice, (2R,6R)-hydroxynorketamine was proposed to be "
                "needed and enough for the effect, without any block of NMDA "
                "receptors.",
                ("zanos2016.hnk-proposed",),
                "ket-hnk-nmda",
            ),
            _OPEN,
            _OPEN,
            _OPEN,
            Step(
                "Mood lifts,\nif the account holds",
                "Against: in patients a higher level of it went with less "
                "improvement, and in rats (R)-ketamine worked where this metabolite"
                " did not.",
                ("grunebaum2019.hnk-and-improvement", "shirayama2018.hnk-did-not-work"),
                "ket-hnk-effect",
            ),
        ),
    ),
    "trkb": Account(
        "TrkB",
        (
            _LEVEL,
            Step(
                "Binds TrkB, the\nreceptor of BDNF",
                "In cells and mice fluoxetine, imipramine and ketamine bound TrkB, "
                "and a changed binding site blunted their effects.",
                ("casarotto2021.bind-trkb",),
                "ket-trkb",
            ),
            _OPEN,
            Step(
                "BDNF signal\nhelped along",
                "In cells and mice this binding helped BDNF to signal.",
                ("casarotto2021.bind-trkb",),
                "ket-trkb",
            ),
            Step(
                "Plasticity",
                "In cells and mice a changed binding site blunted plasticity too.",
                ("casarotto2021.bind-trkb",),
                "ket-trkb",
            ),
            Step(
                "Mood lifts, as with\nolder antidepressants",
                "If this holds, ketamine and older antidepressants share one "
                "mechanism, which argues for overlap and not obviously for synergy.",
                ("casarotto2021.one-mechanism",),
                "ket-trkb",
            ),
        ),
    ),
    "opioid": Account(
        "Opioid receptors",
        (
            _LEVEL,
            Step(
                "Opioid receptors\ntake part",
                "For: in a small crossover trial, stopped early, naltrexone took "
                "away much of the benefit but not the dissociation. Against: a "
                "small case series found no such effect.",
                ("williams2018.naltrexone", "yoon2019reply.naltrexone-did-not-block"),
                "ket-opioid",
            ),
            _OPEN,
            _OPEN,
            _OPEN,
            Step(
                "Mood lifts;\nnaltrexone contested",
                "A later randomised trial found no difference between groups with "
                "and without naltrexone; the matter is open.",
                ("williams2018.naltrexone-contested",),
                "ket-opioid",
            ),
        ),
    ),
}

#: When each step runs, in the rows that say so; the rest is said in words.
ONSET, LOST, SPINES = (
    "kishimoto2016.effect-starts",
    "kishimoto2016.effect-lost",
    "phoumthipphavong2016.weeks-spines",
)
