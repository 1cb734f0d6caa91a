"""Reads all of resources/clinical, checks that it agrees, and returns it as one value."""

from importlib.resources.abc import Traversable

from omt_desktop.content.call_script_reader import read_call_script
from omt_desktop.content.content_version import stamp_of
from omt_desktop.content.cross_check import check_exam, check_facts, check_readers, check_rules
from omt_desktop.content.danger_reader import read_danger_signs
from omt_desktop.content.exam_reader import read_exam
from omt_desktop.content.indication_reader import read_indications
from omt_desktop.content.rule_reader import read_rules
from omt_desktop.content.source_reader import read_sources
from omt_desktop.content.vocabulary_reader import read_vocabulary
from omt_desktop.content.wording_reader import read_wording
from omt_desktop.domain.content import Content
from omt_desktop.resource_root import resource_root


def load_content(root: Traversable | None = None) -> Content:
    """The clinical content under `root`, by default the program's own.

    ContentError, naming file and key, where anything in it is unknown, of the wrong type, twice or missing.
    """
    place = root if root is not None else resource_root()
    vocabulary = read_vocabulary(place)
    check_facts(vocabulary)
    sources = read_sources(place)
    rules, read_from = read_rules(place, vocabulary)
    check_rules(rules, read_from, vocabulary, sources)
    check_readers(rules, read_from, vocabulary)
    wording = read_wording(place)
    exam = read_exam(place, vocabulary, wording)
    check_exam(exam, vocabulary)
    indications = read_indications(place, vocabulary, sources)
    script = read_call_script(place, sources)
    signs = read_danger_signs(place, exam, vocabulary)
    return Content(stamp_of(place), vocabulary, exam, rules, sources, indications, wording, script, signs)
