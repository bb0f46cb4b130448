"""Other forms than the default one: three faces, several reasons, a named officer, both orders."""

import pytest
from PySide6.QtCore import Qt

from onecua import files
from onecua.errors import StorageError
from onecua.services.survey_settings import FaceOrder, keep_face_order
from onecua.ui.surveys.citizen import faces
from onecua.ui.surveys.citizen.keeping import NOT_KEPT
from tests.desks import TAM, receive
from tests.ui.surveys.citizen.test_default_slip import SIX


def kept(kiosk):
    (answer,) = kiosk.pool.answers
    return answer


def test_three_faces_are_one_press_and_one_to_send(open_kiosk):
    kiosk = open_kiosk(form="quick/1")
    kiosk.invite()
    assert [card.mood for card in kiosk.body.cards] == [
        faces.DELIGHTED,
        faces.CONTENT,
        faces.UNHAPPY,
    ]
    kiosk.answer(3)
    kiosk.click(kiosk.stage.send)
    assert kept(kiosk).complete
    assert kept(kiosk).body["answers"] == {"chung": 3}


def test_several_reasons_are_ticked_by_touch_and_by_digits(open_kiosk):
    kiosk = open_kiosk(form="quick/1")
    kiosk.invite()
    kiosk.answer(1)
    forward = kiosk.stage.footer.forward_button
    assert kiosk.asked == "ly_do"
    assert not forward.isEnabled()
    kiosk.touch(kiosk.card(4))
    kiosk.touch(kiosk.card(7))
    kiosk.qtbot.wait(80)
    kiosk.type("2")
    kiosk.touch(kiosk.card(7))
    assert forward.isEnabled()
    kiosk.touch(forward)
    assert kiosk.asked == "y_kien"
    assert kept(kiosk).body["answers"]["ly_do"] == [2, 4]
    kiosk.click(kiosk.stage.footer.back_button)
    assert [card.code for card in kiosk.body.cards if card.isChecked()] == [2, 4]


def test_arrows_go_down_and_across_a_list(open_kiosk):
    kiosk = open_kiosk(form="quick/1")
    kiosk.invite()
    kiosk.answer(1)
    kiosk.key(Qt.Key.Key_Down)
    kiosk.key(Qt.Key.Key_Down)
    kiosk.key(Qt.Key.Key_Right)
    kiosk.key(Qt.Key.Key_Space)
    assert [card.code for card in kiosk.body.cards if card.isChecked()] == [7]


def test_facts_have_no_faces(open_kiosk):
    kiosk = open_kiosk(form="nine_indices/1")
    kiosk.invite()
    assert kiosk.asked == "cs1"
    assert not kiosk.body.has_faces
    assert "khuôn mặt" not in kiosk.texts()


def test_faces_differ_in_the_mouth(qtbot):
    assert len({maker().toFillPolygon().boundingRect().getRect() for maker in faces._MOUTHS}) == 5


def test_the_officer_is_named_only_where_the_form_asks_for_her(open_kiosk, desk):
    name = "Nguyễn Thị Hồng Nhung"
    kiosk = open_kiosk(form="nine_indices/1")
    assert name not in kiosk.texts()
    kiosk.invite()
    assert name in kiosk.texts()
    kiosk.window.conversation.end_sitting()
    desk.questionnaires.put_in_force("desk/1")
    kiosk.invite()
    assert name not in kiosk.texts()


def test_nothing_of_the_office_or_the_dossier_is_to_be_read(kiosk, desk):
    """Walk every page and look at all that it shows and says."""
    dossier = kiosk.invite(receive(desk))
    record = desk.records.read(dossier)
    person, private = record.dossier, [TAM.full_name, TAM.identity_number, TAM.phone, TAM.address]
    private += [person.code, person.procedure_name, person.sector, str(person.id)]
    private += ["Nhung", "Hồng", "Công chức", str(desk.database.folder), person.survey_token.hex()]
    seen = [kiosk.texts()]
    for code in (1, 5, 5, 5, 5, 5):
        kiosk.answer(code)
        seen.append(kiosk.texts())
    kiosk.click(kiosk.stage.footer.forward_button)
    seen.append(kiosk.texts())
    kiosk.click(kiosk.stage.more)
    seen.append(kiosk.texts())
    kiosk.window.interruptions.on_quiet()
    seen.append(kiosk.texts())
    kiosk.window.interruptions.ask_pin()
    seen.append(kiosk.texts())
    kiosk.window.interruptions.leave_pin()
    kiosk.window.conversation.end_sitting()
    kiosk.window.conversation.welcome("Phiếu này đã được dùng, mỗi phiếu chỉ dùng một lần.")
    seen.append(kiosk.texts())
    assert len(seen) == 12
    found = [word for word in private if word and any(word in text for text in seen)]
    assert not found


def test_the_order_of_the_faces_is_the_offices(open_kiosk, desk):
    keep_face_order(desk.preferences, FaceOrder.WORST_FIRST)
    kiosk = open_kiosk()
    kiosk.invite()
    assert [card.code for card in kiosk.body.cards] == [1, 2, 3, 4, 5]
    assert [card.mood for card in kiosk.body.cards] == [4, 3, 2, 1, 0]
    for code in SIX.values():
        kiosk.answer(code)
    kiosk.click(kiosk.stage.send)
    assert kept(kiosk).body["answers"] == SIX


def test_a_form_changed_amid_a_sitting_is_for_the_next_one(kiosk, desk):
    kiosk.invite()
    kiosk.answer(4)
    desk.questionnaires.put_in_force("quick/1")
    assert kiosk.asked == "thai_do"
    for code in list(SIX.values())[1:]:
        kiosk.answer(code)
    kiosk.click(kiosk.stage.send)
    assert kiosk.pool.tokens[0].group == "kiosk/desk/1"
    kiosk.invite()
    assert kiosk.window.conversation.sitting.form.key == "quick/1"


def test_sample_data_says_so(desk, qtbot):
    from dataclasses import replace

    from onecua.services.citizen_pin import CitizenPin
    from onecua.services.setup import declare_office
    from onecua.ui.surveys.citizen.citizen_window import CitizenWindow

    declare_office(desk, replace(desk.office, sample=True))
    window = CitizenWindow(desk, CitizenPin(desk.preferences, desk.clock), alone=True)
    window.resize(1366, 768)
    window.show()
    assert window.stage.header._badge.isVisible()
    window.leave()
    window.deleteLater()


@pytest.fixture
def full_disk(monkeypatch):
    """Let every write fail as a full disk does, until it is told to work again."""
    state = {"full": False}
    write = files.write_atomic

    def guarded(*given, **named):
        if state["full"]:
            raise StorageError("Ổ đĩa đã đầy. Giải phóng chỗ rồi làm lại.")
        return write(*given, **named)

    monkeypatch.setattr(files, "write_atomic", guarded)
    return state


def test_a_full_disk_is_told_calmly_here_and_exactly_to_the_officer(kiosk, full_disk):
    told = []
    kiosk.window.troubled.connect(told.append)
    kiosk.invite()
    full_disk["full"] = True
    kiosk.touch(kiosk.card(4))
    kiosk.qtbot.waitUntil(lambda: kiosk.stage.question.problem.text() == NOT_KEPT)
    assert kiosk.asked == "chung"
    assert told == ["Ổ đĩa đã đầy. Giải phóng chỗ rồi làm lại."]
    full_disk["full"] = False
    kiosk.answer(4)
    assert kept(kiosk).body["answers"] == {"chung": 4}


def test_a_slip_used_meanwhile_on_paper_is_told_on_the_welcome(kiosk, desk):
    dossier = kiosk.invite()
    for code in SIX.values():
        kiosk.answer(code)
    slip = desk.surveys.slip_of(dossier)
    pile = desk.survey_piles.mine(desk.questionnaires.form("desk/1"))
    desk.survey_piles.enter(slip, pile, {"chung": 3})
    kiosk.click(kiosk.stage.send)
    assert kiosk.page is kiosk.stage.welcome
    assert "đã được dùng" in kiosk.stage.welcome.problem.text()
    assert len(kiosk.pool.tokens) == 1


def test_too_many_words_for_a_slot_are_told_beside_the_last_of_them(open_kiosk, desk):
    kiosk = open_kiosk()
    kiosk.invite()
    for code in (1, 5, 5, 5, 5, 5):
        kiosk.answer(code)
    kiosk.body.field.setPlainText("ộ" * 1_000)
    kiosk.click(kiosk.stage.footer.forward_button)
    kiosk.click(kiosk.stage.more)
    kiosk.body.field.setPlainText("ộ" * 1_000)
    kiosk.click(kiosk.stage.footer.forward_button)
    assert kiosk.asked == "gioi_tinh"
    assert len(kept(kiosk).body["answers"]["gop_y"]) == 1_000


def test_twenty_slips_one_after_the_other(kiosk):
    for place in range(20):
        kiosk.invite()
        for code in SIX.values():
            kiosk.answer(max(code - place % 3, 3))
        kiosk.click(kiosk.stage.send)
        kiosk.touch(kiosk.stage.thanks)
    assert sum(answer.complete for answer in kiosk.pool.answers) == 20
    assert len({token.token for token in kiosk.pool.tokens}) == 20
