"""What the invented evaluations found: a healthy back, and what changes it, so that every outcome occurs."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from omt_desktop.domain.condition import BIRTH_DATE
from omt_desktop.domain.decision import Decision, Stance
from omt_desktop.domain.evaluation import Evaluation, FactValue, RegionFinding
from omt_desktop.domain.patient import Patient
from omt_desktop.workflow.begin_evaluation import SEX
from omt_desktop.workflow.sample.chance import Chance


@dataclass(frozen=True, slots=True)
class Case:
    """Changes to the healthy back. `often` is how often it comes, against the other cases."""

    often: int
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    severity: int = 2
    """Of the dysfunction in the low back, 0 for none."""
    examined: bool = True
    sex: str = ""
    """Only for a patient of this sex; empty for all."""


CASES = (
    Case(30),
    Case(8, {"med.anticoagulant": "yes"}),
    Case(10, {"hx.osteoporosis": "osteoporosis", "hx.t_score": -2.8}),
    Case(6, {"pregnancy.status": "confirmed", "pregnancy.weeks": 28}, sex="female"),
    Case(5, {"vitals.temperature": 38.0}),
    Case(4, {"complaint.limb_symptoms": "yes", "exam.neuro_screen": "abnormal"}),
    Case(3, {"hx.cancer": "past", "hx.cancer_bone_regions": (), "hx.cancer_new_pain": "yes"}),
    Case(2, {"flag.cauda_equina": ("saddle_numbness",)}),
    Case(2, {"flag.chest_pain_dyspnoea_syncope": "yes"}),
    Case(2, {"consent.informed": "unable"}),
    Case(4, severity=0),
    Case(5, examined=False),
    Case(6, {"vitals.systolic": 180}),
)
_DECIDED = 0.95
_PLANS = (
    "Treat gently; see again in two weeks.",
    "Home stretches, back to work with breaks.",
    "Five sessions, then look again.",
)


def invented_evaluation(chance: Chance, healthy: Evaluation, patient: Patient, on: date) -> Evaluation:
    """An evaluation of the patient on that day; nearly all are decided."""
    case = _picked(chance, patient)
    facts = {**healthy.facts, **case.facts, "complaint.onset": on}
    for fact_id, known in ((BIRTH_DATE, patient.birth_date), (SEX, patient.sex)):
        if known is None:
            facts.pop(fact_id, None)
        else:
            facts[fact_id] = known
    facts["complaint.pain_now"] = 1 + chance.randrange(9)
    side = chance.choice(("left", "right"))
    regions = {"LUMB": RegionFinding(case.severity, ("restriction", "tenderness") if case.severity else (), side)}
    decided = chance.random() < _DECIDED and case.examined
    return replace(
        healthy,
        evaluated_on=on,
        facts=facts,
        regions=regions if case.examined else {},
        findings=healthy.findings if case.examined and case.severity else {},
        decision=Decision(Stance.AGREE, plan=chance.choice(_PLANS)) if decided else Decision(),
    )


def _picked(chance: Chance, patient: Patient) -> Case:
    """One of the cases that fit the patient, each as often as it says."""
    fitting = [case for case in CASES if case.sex in ("", patient.sex)]
    return chance.choice([case for case in fitting for _ in range(case.often)])
