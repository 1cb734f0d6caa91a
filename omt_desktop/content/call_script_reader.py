"""Reads clinical/confirmation-call.toml: what the patient is asked and told in the call before a session."""

from collections.abc import Mapping
from importlib.resources.abc import Traversable

from omt_desktop.content.strict import add_once, read_toml
from omt_desktop.domain.content import Source
from omt_desktop.domain.schedule.call_script import CallQuestion, CallScript


def read_call_script(root: Traversable, sources: Mapping[str, Source]) -> CallScript:
    """The script; ContentError where a question is twice or a source unknown."""
    file = read_toml(root, "clinical", "confirmation-call.toml")
    cited = file.ids("sources", sources, "source")
    opening, preparation = file.text("opening"), file.text("preparation")
    questions: dict[str, CallQuestion] = {}
    for table in file.tables("question"):
        question = CallQuestion(table.text("id"), table.text("label"))
        add_once(questions, table, "id", question.id, question)
        table.finish()
    file.finish()
    return CallScript(opening, tuple(questions.values()), preparation, cited)
