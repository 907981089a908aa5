"""The tables' short codes in words a reader understands."""

from __future__ import annotations

from datetime import date

#: How a number was verified.
HOW = {
    "full_text": "Read in the full text",
    "abstract": "Read in the abstract",
    "registry": "Read in the trial registry",
    "label": "Read in the product information",
    "secondary": "Read second-hand, not in the document itself",
    "assumption": "Chosen for this course; not a measurement",
}

#: The same in two words, for lists and filters.
HOW_SHORT = {
    "full_text": "full text",
    "abstract": "abstract",
    "registry": "registry",
    "label": "product information",
    "secondary": "secondary",
    "assumption": "assumption",
}

#: What kind of number it is; the keys are style classes too.
KIND = {
    "data": "data: measured and published",
    "derived": "data: worked out from published numbers",
    "model": "model: computed from published equations and parameters",
    "assumption": "assumption: chosen, not measured",
    "calibrated": "calibrated: the model was fitted to this number",
}

#: The same of a number that was computed; the keys are those of `cmebook.figures.calc.Kind`.
COMPUTED_KIND = {
    "model": "model: computed from published equations and parameters",
    "assumption": "computed: from data, and from values this course had to choose (assumptions)",
    "calibrated": "calibrated: computed by a model that was fitted to this number or its like",
}

SOURCE_KIND = {
    "journal_article": "journal article",
    "label": "product information",
    "press_release": "press release",
    "web_page": "web page",
    "registry": "trial registry",
}

QUANTITY = {
    "MD": "mean difference",
    "SMD": "standardised mean difference",
    "HR": "hazard ratio",
    "OR": "odds ratio",
    "RR": "risk ratio",
    "RD": "risk difference",
}


#: Codes of hunter.yaml and session.yaml that do not read well as they stand.
PROTOCOL = {
    "sternbach_sensitivity": "Sensitivity of the older Sternbach criteria",
    "sternbach_specificity": "Specificity of the older Sternbach criteria",
    "overdoses": "Serotonergic overdoses",
    "overdoses_learning": "Overdoses of an SSRI alone",
    "BP_PRE": "Blood pressure before dosing, US",
    "BP_PRE_EU": "Blood pressure before dosing, EU",
    "BP_POST": "Blood pressure after dosing, US",
    "BP_POST_EU": "Blood pressure after dosing, EU",
    "SED": "Sedation",
    "DISS": "Dissociation",
    "DISCHARGE": "Leaving, US",
    "DISCHARGE_EU": "Leaving, EU and UK",
    "pause_and_weigh": "Pause and weigh",
    "adjust_and_weigh_delay": "Adjust, and weigh a delay",
    "measure_again_as_needed": "Measure again as needed",
    "airway_oxygen_call_help": "Airway, oxygen, call for help",
    "stimulate_oximetry_stay_with_patient": "Stimulate, watch the oximeter, stay with the patient",
    "calm_quiet_room_reassure_do_not_leave": "Calm, quiet room; reassure; do not leave",
    "record_as_dissociation_observe": "Record as dissociation, observe",
    "discharge_check": "Check for leaving",
    "blood_pressure_duration_us": "Blood pressure stays raised (US label)",
    "blood_pressure_duration_eu": "Blood pressure stays raised (EU label)",
    "cognition_comparable": "Cognition as after placebo",
    "sleepiness_comparable": "Sleepiness as after placebo",
    "plasma_peak": "Plasma level peaks",
    "TRD": "treatment-resistant depression (TRD)",
    "MDSI": "major depression with acute suicidal ideation or behaviour (MDSI)",
}


def day(when: date) -> str:
    """A date as it is written in English: 23 November 2026."""
    return f"{when.day} {when:%B %Y}"


def read_on(verified: str, when: date) -> str:
    """How much of the document was read, and when: "Read in the abstract, 23 November 2026"."""
    return f"{HOW.get(verified, 'Source read')}, {day(when)}"


def sentence(*parts: str, joint: str = ", ") -> str:
    """The parts that are not blank, joined, beginning with a capital."""
    text = joint.join(part for part in parts if part)
    return text[:1].upper() + text[1:]
