"""People are sound and invented; their dossiers are complete and can be printed."""

from collections import Counter
from io import BytesIO

import pypdf
import pytest

from onecua.domain.applicant import ApplicantKind
from onecua.domain.contact import check_phone
from onecua.domain.dossier import Move
from onecua.domain.intake import IntakeRequest, applicant_problems, missing_papers
from onecua.products import papers
from onecua.services.intake import required_papers
from onecua.storage.people import applicants
from tests.services.demo.offices import LAST, rows


def test_people_are_sound_and_invented(office):
    commitments = [row[0].hex() for row in rows(office, "SELECT commitment FROM person")]
    with office.database.read() as connection:
        found = applicants(connection, commitments).values()
    for person in found:
        assert applicant_problems(person, LAST) == []
        assert check_phone(person.phone) == person.phone
        assert person.phone[4:7] == "555"
        assert not person.email or person.email.endswith("@vidu.example")
        assert "Xã " in person.address
    kinds = Counter(person.kind for person in found)
    assert kinds[ApplicantKind.PERSON] > 1_000
    assert kinds[ApplicantKind.ORGANISATION] > 10
    numbers = [person.identity_number for person in found]
    assert len(set(numbers)) == len(numbers)


def test_dossiers_hold_what_the_intake_page_demands(office, histories):
    for dossier_id in list(histories)[::50]:
        record = office.records.read(dossier_id)
        dossier = record.dossier
        if dossier.batch is not None:
            continue
        assert record.procedure.in_force_on(dossier.received_at.date())
        assert record.procedure.enabled
        request = IntakeRequest(
            dossier.id, dossier.procedure_code, record.owner, channel=dossier.channel
        )
        required = required_papers(record.procedure, request)
        handed_in = IntakeRequest(
            dossier.id, dossier.procedure_code, record.owner, papers=dossier.papers
        )
        assert missing_papers(handed_in, required) == []
        assert record.received_by in {"Nguyễn Thị Hồng Nhung", "Lương Thị Mai Chi"}
        assert dossier.register_book.startswith("2026-")


def pages(document):
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(document)).pages]


def test_receipts_can_be_printed_and_are_marked_as_sample(office, histories):
    for dossier_id in list(histories)[:2900:290]:
        record = office.records.read(dossier_id)
        printed = pages(papers.receipt_pdf(office, dossier_id))
        assert record.dossier.code in printed[0]
        assert all("DỮ LIỆU MẪU" in page for page in printed)


@pytest.mark.parametrize(
    ("move", "render"),
    [
        (Move.REQUEST_SUPPLEMENT, papers.supplement_pdf),
        (Move.FINISH_REFUSED, papers.refusal_pdf),
    ],
)
def test_slips_can_be_printed(office, histories, move, render):
    dossier_id = next(
        key for key, events in histories.items() if any(e.body.get("move") == move for e in events)
    )
    code = office.records.read(dossier_id).dossier.code
    assert any(code in page for page in pages(render(office, dossier_id)))
