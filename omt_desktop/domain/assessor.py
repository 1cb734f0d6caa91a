"""One evaluation assessed after each of its changes: only the rules that read what differs are judged anew."""

from collections.abc import Mapping

from omt_desktop.domain.assess import recommend
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.reading import Reading
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.domain.rule import Rule
from omt_desktop.domain.rule_reads import REGIONS, reads_of_rules
from omt_desktop.domain.rule_verdict import RuleVerdict, judge_rules
from omt_desktop.domain.vocabulary import Vocabulary


class Assessor:
    """Remembers the verdicts on the evaluation before; the answer is always that of `assess`."""

    def __init__(self, vocabulary: Vocabulary, rules: Mapping[str, Rule]) -> None:
        self._rules = {rule_id: rules[rule_id] for rule_id in sorted(rules)}
        self._reads = reads_of_rules(self._rules, vocabulary)
        self._before: Evaluation | None = None
        self._verdicts: dict[str, RuleVerdict] = {}

    def assess(self, reading: Reading) -> Recommendation:
        """The recommendation for the evaluation that is read."""
        self._verdicts = judge_rules(self._rules, reading, self._still_true(reading.evaluation))
        self._before = reading.evaluation
        return recommend(self._verdicts, reading)

    def _still_true(self, evaluation: Evaluation) -> dict[str, RuleVerdict]:
        """The verdicts that nothing of what differs can have changed."""
        before = self._before
        if before is None or before.evaluated_on != evaluation.evaluated_on:
            return {}
        differs = {
            fact
            for fact in before.facts.keys() | evaluation.facts.keys()
            if before.facts.get(fact) != evaluation.facts.get(fact)
        }
        if before.regions != evaluation.regions:
            differs.add(REGIONS)
        return {rule: verdict for rule, verdict in self._verdicts.items() if not self._reads[rule] & differs}
