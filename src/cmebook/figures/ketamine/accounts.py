"""The rival accounts of how ketamine lifts mood, step by step, with the rows they rest on.

Labels are short names for what happens. What is known about a step, in whom it was seen and how
sure it is comes from the findings and claims named here.
"""

from __future__ import annotations

from dataclasses import dataclass

#: The steps every account is held against, in the order of time.
STAGES = ("Drug", "Target", "Cells", "Signals", "Synapses", "Mood")


@dataclass(frozen=True)
class Step:
    """One step of an account.

    ``label`` is two lines of 22 letters at most, blank where the account names nothing.
    ``findings`` are what was seen, for and against; ``claim`` is the one whose certainty
    holds for the step, blank where nobody has rated it.
    """

    label: str = ""
    findings: tuple[str, ...] = ()
    claim: str = ""


@dataclass(frozen=True)
class Account:
    """One account: its name and a step for each of ``STAGES``."""

    name: str
    steps: tuple[Step, ...]


_LEVEL = Step("Ketamine or esketamine\nin the blood", ("zanos2018.peak-iv",), "ket-short-lived")
_MOOD = Step("Mood lifts", ("kishimoto2016.g-d1",), "C11")
_OPEN = Step()

ACCOUNTS = {
    "disinhibition": Account(
        "Disinhibition",
        (
            _LEVEL,
            Step(
                "NMDA receptors blocked\non inhibitory neurons",
                ("zanosgould2018.several-hypotheses",),
                "C07",
            ),
            Step("Inhibitory neurons\nfall quiet", ("zanosgould2018.several-hypotheses",), "C07"),
            Step(
                "Glutamate surge,\nAMPA receptors driven",
                ("abdallah2018.glutamine-enrichment", "pcc_mrs2021.no-change"),
                "C07",
            ),
            Step(
                "BDNF, mTOR,\nnew spines",
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
                ("autry2011.bdnf-eef2", "yanghashimoto2019.nmda-block-alone"),
                "ket-rest-block",
            ),
            Step("eEF2 kinase\nswitches off", ("autry2011.bdnf-eef2",), "ket-rest-block"),
            Step(
                "BDNF made at once,\nno glutamate surge",
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
                ("yang2018.lateral-habenula",),
                "ket-habenula",
            ),
            Step("Burst firing stops", ("yang2018.lateral-habenula",), "ket-habenula"),
            Step("Monoamine neurons\nset free", ("yang2018.lateral-habenula",), "ket-habenula"),
            _OPEN,
            _MOOD,
        ),
    ),
    "metabolite": Account(
        "A metabolite (HNK)",
        (
            Step(
                "Hydroxynorketamine\nin the blood",
                ("hasan2021.hnk-ratio-s", "hasan2021.hnk-ratio-r"),
            ),
            Step(
                "Not the\nNMDA receptor",
                ("zanos2016.hnk-proposed",),
                "ket-hnk-nmda",
            ),
            _OPEN,
            _OPEN,
            _OPEN,
            Step(
                "Mood lifts,\nif the account holds",
                ("grunebaum2019.hnk-and-improvement", "shirayama2018.hnk-did-not-work"),
                "ket-hnk-effect",
            ),
        ),
    ),
    "trkb": Account(
        "TrkB",
        (
            _LEVEL,
            Step("Binds TrkB, the\nreceptor of BDNF", ("casarotto2021.bind-trkb",), "ket-trkb"),
            _OPEN,
            Step("BDNF signal\nhelped along", ("casarotto2021.bind-trkb",), "ket-trkb"),
            Step("Plasticity", ("casarotto2021.bind-trkb",), "ket-trkb"),
            Step(
                "Mood lifts, as with\nolder antidepressants",
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
                ("williams2018.naltrexone", "yoon2019reply.naltrexone-did-not-block"),
                "ket-opioid",
            ),
            _OPEN,
            _OPEN,
            _OPEN,
            Step(
                "Mood lifts;\nnaltrexone contested",
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
