"""Every page in every print: nothing is cut, nothing overlaps, everything pressed is large."""

import itertools

import pytest
from PySide6.QtCore import QPoint, QRect

from onecua.domain.survey.questionnaire import QuestionKind
from onecua.ui.surveys.citizen.answer_card import AnswerCard
from onecua.ui.surveys.citizen.keypad_page import EntryLine
from onecua.ui.surveys.citizen.pressable import BigButton, Pressable
from onecua.ui.surveys.citizen.text_body import CitizenText
from onecua.ui.surveys.citizen.words import Words
from onecua.ui.theme import theme
from tests.ui.framed import come_to_rest

PRINTS = {
    "usual": (1.0, False, (1366, 768)),
    "large": (1.0, True, (1366, 768)),
    "150 %": (1.5, False, (1366, 768)),
    "large at 150 %": (1.5, True, (1366, 768)),
    "full HD": (1.0, True, (1920, 1080)),
    "upright": (1.0, True, (1080, 1920)),
    "old screen": (1.0, False, (1024, 768)),
    "large on an old screen": (1.0, True, (1024, 768)),
}
FORMS = ("desk/1", "quick/1", "nine_indices/1", "ward_nine/1", "sipas_2023/1")


@pytest.fixture(params=PRINTS)
def printed(request, open_kiosk):
    """Open the screen in one print; tests name the form."""
    scale, large, size = PRINTS[request.param]

    def open_it(form="desk/1"):
        theme().set_text_scale(scale)
        kiosk = open_kiosk(size=size, form=form)
        kiosk.window.resize(*size)
        kiosk.stage.set_large(large)
        return kiosk

    return open_it


def place(widget, window):
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def shown(window, kind):
    return [each for each in window.findChildren(kind) if each.isVisible() and each.width()]


def cut(window):
    """Return what does not have the room that its letters need."""
    found = []
    for words in shown(window, Words):
        room = words.contentsRect()
        flags = words.alignment().value | 0x1000  # Qt.TextWordWrap
        needed = words.fontMetrics().boundingRect(room, flags, words.text())
        if words.text() and (
            needed.height() > room.height() + 1 or needed.width() > room.width() + 1
        ):
            found.append((words.text(), needed, room))
    for card in shown(window, AnswerCard):
        least = card.least(card.width(), card.print)
        if least is None or least > card.height() + 1:
            found.append((card.words, least, card.height()))
    buttons = ((b.words, b.wide(b.print), b.width()) for b in shown(window, BigButton))
    return found + [each for each in buttons if each[1] > each[2] + 1]


def outside(window):
    """Return what reaches over the edge of its page or of the screen."""
    found = []
    for widget in [*shown(window, Words), *shown(window, Pressable), *shown(window, CitizenText)]:
        whole = window.rect()
        parent = widget.parentWidget()
        if not whole.contains(place(widget, window)) or not parent.rect().contains(
            widget.geometry()
        ):
            found.append((widget, widget.geometry(), parent.rect()))
    return found


def overlapping(window):
    """Return pairs that lie over each other."""
    parts = [w for w in shown(window, Words) if w.text()]
    parts += [*shown(window, Pressable), *shown(window, CitizenText)]
    return [
        (one, other)
        for one, other in itertools.combinations(parts, 2)
        if place(one, window).intersects(place(other, window))
    ]


def too_small(window):
    """Return what is pressed and under 72 px; a row of screen keys is as wide as the screen."""
    return [
        (each.words, each.size())
        for each in shown(window, Pressable)
        if min(each.width(), each.height()) < 72
    ]


def too_narrow(window):
    """Return lines in whose places the widest letter does not stand whole, or that look a fence."""
    lines = [(each, each.slot()) for each in shown(window, EntryLine)]
    return [
        (line.letters, slot)
        for line, slot in lines
        if slot < 28 or line.width() < line.lettered(line.print)
    ]


def small_letters(window):
    return [w.text() for w in shown(window, Words) if w.text() and w.fontInfo().pixelSize() < 12]


def assert_good(kiosk):
    window = kiosk.window
    come_to_rest(kiosk.qtbot)  # the bands take their height with the next events
    assert not cut(window)
    assert not outside(window)
    assert not overlapping(window)
    assert not too_small(window)
    assert not too_narrow(window)
    assert not small_letters(window)


def answer_worst(kiosk):
    """Answer so that every condition asks its question, and go on."""
    question, before = kiosk.window.conversation.sitting.question, kiosk.asked
    if question.kind is QuestionKind.TEXT:
        kiosk.window.conversation.forward()
    elif question.kind is QuestionKind.MULTIPLE:
        kiosk.body.press(kiosk.body.cards[0])
        kiosk.window.conversation.forward()
    else:
        kiosk.window.conversation.pick(question.choices[-1].code)
    kiosk.qtbot.waitUntil(lambda: kiosk.asked != before)


@pytest.mark.parametrize("form", FORMS)
def test_every_question(printed, form):
    kiosk = printed(form)
    large = kiosk.stage.large
    kiosk.invite()
    kiosk.stage.set_large(large)
    while kiosk.asked:
        assert_good(kiosk)
        answer_worst(kiosk)
    assert_good(kiosk)
    if kiosk.window.conversation.sitting.extra_count:
        kiosk.window.conversation.ask_extra()
        while kiosk.asked:
            assert_good(kiosk)
            answer_worst(kiosk)


def test_a_text_without_keys_and_with_a_problem(printed):
    kiosk = printed()
    large = kiosk.stage.large
    kiosk.invite()
    for code in (1, 5, 5, 5, 5, 5):
        kiosk.answer(code)
    kiosk.stage.set_large(large)
    kiosk.stage.question.show_problem("Các ý kiến viết thêm dài quá. Rút gọn rồi lưu lại.")
    assert_good(kiosk)
    kiosk.touch(kiosk.body.toggle)
    assert_good(kiosk)


def test_every_page_beside_the_questions(printed):
    kiosk = printed()
    large = kiosk.stage.large
    window, stage = kiosk.window, kiosk.stage
    window.conversation.welcome("Phiếu này của đơn vị H24.120, không phải H24.119. " * 2)
    stage.set_large(large)
    assert_good(kiosk)
    window.reading.open_keys()
    stage.code.show_problem(
        "Không đọc được mã phiếu. Quét lại mã QR trên phiếu, hoặc gõ 11 chữ và số in dưới mã."
    )
    assert_good(kiosk)
    window.interruptions.ask_pin()
    stage.pin.show_problem("Mã sai nhiều lần. Đợi 1920 giây rồi nhập lại.")
    assert_good(kiosk)
    kiosk.invite()
    window.interruptions.on_quiet()
    stage.set_large(large)
    assert kiosk.page is stage.still
    assert_good(kiosk)


def test_the_person_chooses_the_print_and_the_next_one_begins_anew(kiosk):
    button = kiosk.stage.header.size_button
    kiosk.invite()
    usual = kiosk.stage.question.question.font().pointSizeF()
    assert button.words == "Chữ to hơn"
    kiosk.touch(button)
    assert kiosk.stage.question.question.font().pointSizeF() > usual * 1.2
    assert button.words == "Chữ thường"
    kiosk.touch(button)
    assert kiosk.stage.question.question.font().pointSizeF() == usual
    kiosk.touch(button)
    kiosk.window.conversation.welcome()
    assert not kiosk.stage.large


def test_a_question_as_long_as_a_form_may_have_fits(printed):
    from onecua.domain.survey.questionnaire import Choice, Question

    kiosk = printed()
    large = kiosk.stage.large
    kiosk.invite()
    kiosk.stage.set_large(large)
    words = "Ông (bà) đánh giá thế nào về việc hướng dẫn kê khai hồ sơ ở đây " * 5
    answers = "Phải nộp thêm giấy tờ không có trong danh mục niêm yết công khai tại quầy này"
    choices = tuple(Choice(code, f"{answers}") for code in range(9))
    question = Question("dai", words[:300], QuestionKind.SINGLE, choices)
    kiosk.stage.question.ask(question, None, keys_shown=True)
    assert not cut(kiosk.window)
    assert not outside(kiosk.window)
    assert not overlapping(kiosk.window)
