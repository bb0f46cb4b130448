"""Official papers as PDF: give a form its values, get the bytes to print.

The names each form takes are listed in `forms/papers/README.md` and by `field_names`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.errors import RuleError
from onecua.printing import fonts, needs, page
from onecua.printing.form_file import load as load_form
from onecua.printing.needs import FieldNames, field_names
from onecua.printing.page import Layout
from onecua.printing.paper_form import PaperForm
from onecua.printing.values import PaperValues

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "FieldNames",
    "Layout",
    "PaperForm",
    "PaperValues",
    "field_names",
    "load_form",
    "render",
    "render_all",
    "unprintable",
]


def render(form_id: str, values: PaperValues, *, layout: Layout, sample: bool = False) -> bytes:
    """Return a paper as PDF; the same values give the same bytes.

    `sample` prints «DỮ LIỆU MẪU» across every page. Raises RuleError when the form cannot be
    read, a value it needs is not given, the layout is unknown or the QR content is too long.
    """
    return render_all(form_id, [values], layout=layout, sample=sample)


def render_all(
    form_id: str, papers: Sequence[PaperValues], *, layout: Layout, sample: bool = False
) -> bytes:
    """Return one paper for each set of values, one after the other in one PDF, as `render` does."""
    if layout not in page.SHEETS:
        message = f"Không có cách xếp «{layout}»; hãy chọn một trong {', '.join(page.SHEETS)}."
        raise RuleError(message)
    form = load_form(form_id)
    sheet = page.SHEETS[layout]
    if sheet.paper not in form.pages or len(sheet.slots) > max(1, len(form.copies)):
        message = f"{form.number} ({form.form_id}) không xếp kiểu {layout}; hãy chọn kiểu khác."
        raise RuleError(message)
    for values in papers:
        needs.check(form, values)
    return page.draw_all(form, papers, layout, sample=sample)


def render_side_by_side(
    form_id: str, papers: Sequence[PaperValues], *, sample: bool = False
) -> bytes:
    """Return papers of one copy as PDF: two on a sheet of A4 where each fits on a page of A5.

    Where it does not, each stands on A4 alone. Raises RuleError as `render` does.
    """
    form = load_form(form_id)
    for values in papers:
        needs.check(form, values)
    fits = all(page.pages_of(form, values, "one_on_a5") == 1 for values in papers)
    layout: Layout = "two_on_a4" if fits else "one_on_a4"
    return page.draw_side_by_side(form, papers, layout, sample=sample)


def unprintable(values: PaperValues) -> tuple[str, ...]:
    """Return the characters that print as □ because the typeface lacks them, each once."""
    entries = (text for rows in values.lists.values() for row in rows for text in row.values())
    return fonts.missing("".join((*values.fields.values(), *entries)))
