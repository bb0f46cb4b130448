"""Which form asks what a deed needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.ui.dossiers.deeds import Deed, DeedName
from onecua.ui.dossiers.extension_form import ExtensionForm
from onecua.ui.dossiers.lateness_forms import AccountForm, CauseForm
from onecua.ui.dossiers.move_panel import MovePanel
from onecua.ui.dossiers.opinion_forms import AnswerForm, OpinionForm

if TYPE_CHECKING:
    from onecua.services.desk import Desk
    from onecua.services.records import DossierRecord
    from onecua.ui.dossiers.deed_form import DeedForm


def form_of(deed: Deed, record: DossierRecord, desk: Desk) -> DeedForm:
    """Return a new form for a deed of this dossier."""
    if deed.name is DeedName.EXTEND:
        return ExtensionForm(record, deed, desk)
    if deed.name is DeedName.ASK:
        return OpinionForm(record, deed, desk)
    if deed.name is DeedName.ANSWER:
        return AnswerForm(record, deed)
    if deed.name is DeedName.CAUSE:
        return CauseForm(record, deed)
    if deed.name is DeedName.ACCOUNT:
        return AccountForm(record, deed, desk)
    return MovePanel(record, deed, desk)
