"""What is wrong in `seeds/hints.yaml`: a form, a question, a category or an option that is not there."""

from collections.abc import Iterator, Mapping, Sequence

from bot.dialogue.content import Category, Form
from bot.dialogue.hints import Hints
from bot.seed_file import SeedFile


def bad_hints(
    seed: SeedFile, hints: Hints, forms: Mapping[str, Form], categories: Sequence[Category]
) -> Iterator[str]:
    """One line a problem, with file and line."""
    if hints.call and hints.call.form not in forms:
        yield seed.problem(("call", "form"), f"there is no form '{hints.call.form}' in forms/")
    if hints.form is None:
        return
    form = forms.get(hints.form)
    if form is None:
        yield seed.problem(("form",), f"there is no form '{hints.form}' in forms/")
        return
    for name, kind in (("text", "text"), ("category", "choice"), ("time", "time"), ("place", "place")):
        key = getattr(hints, name)
        if key not in form.index or form.questions[form.index[key]].kind != kind:
            yield seed.problem((name,), f"'{form.name}' has no {kind} question '{key}'")
            return
    offered = {option.id for option in form.questions[form.index[hints.time]].options}
    for at, time in enumerate(hints.times):
        if time.option not in offered:
            yield seed.problem(("times", at, "option"), f"the question '{hints.time}' has no '{time.option}'")
    known = {node.key for top in categories for node in (top, *top.children) if form.name in node.forms}
    for at, hint in enumerate(hints.categories):
        if hint.category not in known:
            yield seed.problem(
                ("categories", at, "category"), f"'{form.name}' offers no category '{hint.category}'"
            )
