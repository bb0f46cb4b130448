import re
from dataclasses import asdict

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from onecua.ui import style
from onecua.ui.theme import ROLES, Scheme, palette, set_state, theme, tone, type_role
from onecua.ui.tokens import DARK, LIGHT, contrast

SCHEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
READABLE = 4.5
TEXTS = ("text", "sub", "accent", "danger", "warning", "success", "paused")
GROUNDS = ("raised", "surface", "hover", "head", "accent_soft")
OWN_SOFT = ("danger", "warning", "success", "paused", "accent")


@SCHEMES
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_text_colour_is_readable_on_every_ground(tokens, text, ground):
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= READABLE


@SCHEMES
@pytest.mark.parametrize("family", OWN_SOFT)
def test_a_colour_is_readable_on_its_own_soft_ground(tokens, family):
    assert contrast(getattr(tokens, family), getattr(tokens, f"{family}_soft")) >= READABLE


@SCHEMES
@pytest.mark.parametrize("text", ["text", "sub"])
def test_what_is_typed_into_a_wrong_field_is_readable_there(tokens, text):
    assert contrast(getattr(tokens, text), tokens.danger_soft) >= READABLE


@SCHEMES
@pytest.mark.parametrize(
    "ground", ["accent", "accent_hover", "accent_pressed", "danger", "success"]
)
def test_words_on_a_filled_button_are_readable(tokens, ground):
    assert contrast(tokens.on_accent, getattr(tokens, ground)) >= READABLE


@SCHEMES
@pytest.mark.parametrize("answer", [1, 2, 3, 4, 5])
def test_numbers_on_the_survey_scale_are_readable(tokens, answer):
    ground, ink = getattr(tokens, f"scale_{answer}"), getattr(tokens, f"on_scale_{answer}")
    assert contrast(ink, ground) >= READABLE


@SCHEMES
@pytest.mark.parametrize("ground", ["raised", "surface"])
def test_the_border_of_a_control_can_be_seen(tokens, ground):
    assert contrast(tokens.control, getattr(tokens, ground)) >= 3


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#FFFFFF", "#FFFFFF", 1.0), ("#777777", "#FFFFFF", 4.48)],
)
def test_contrast_follows_wcag(first, second, ratio):
    assert contrast(first, second) == pytest.approx(ratio, abs=0.01)
    assert contrast(second, first) == contrast(first, second)


@SCHEMES
def test_the_style_sheet_leaves_no_token_unfilled(tokens):
    filled = style.sheet(tokens)
    assert "@" not in filled.replace("An at sign", "")
    assert tokens.danger in filled
    colours = set(re.findall(r"#[0-9A-Fa-f]{6}\b", filled))
    assert colours <= set(asdict(tokens).values())


@SCHEMES
def test_the_palette_carries_the_scheme(tokens):
    made = palette(tokens)
    assert made.color(QPalette.ColorRole.Window).name().upper() == tokens.surface
    assert made.color(QPalette.ColorRole.Highlight).name().upper() == tokens.accent


def test_dark_is_chosen_and_left_again():
    theme().set_scheme(Scheme.DARK)
    assert theme().dark
    assert theme().color("danger").name().upper() == DARK.danger
    assert QApplication.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.surface
    theme().set_scheme(Scheme.LIGHT)
    assert theme().color("accent-soft").name().upper() == LIGHT.accent_soft


def test_a_change_of_scheme_is_told(qtbot):
    with qtbot.waitSignal(theme().changed):
        theme().set_scheme(Scheme.DARK)


def test_the_system_scheme_is_followed(qtbot):
    hints = QGuiApplication.styleHints()
    told = []
    theme().changed.connect(lambda: told.append(theme().dark))
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert told == [hints.colorScheme() is Qt.ColorScheme.Dark]


def test_an_unknown_token_is_a_bug():
    with pytest.raises(AttributeError):
        theme().color("crimson")


@pytest.mark.parametrize("role", ROLES)
def test_no_text_is_below_twelve_pixels(role):
    assert ROLES[role].points * 96 / 72 >= 12


@pytest.mark.parametrize("role", ROLES)
def test_semibold_is_the_shipped_face(role):
    info = QFontInfo(theme().font(role))
    assert info.family() == "Noto Sans"
    assert info.weight() == (600 if ROLES[role].semibold else 400)


@pytest.mark.parametrize("role", ["body", "strong", "small", "figure"])
def test_digits_have_one_width(role):
    metrics = QFontMetricsF(theme().font(role))
    assert len({metrics.horizontalAdvance(digit * 10) for digit in "0123456789"}) == 1


def test_text_size_reaches_widgets_with_a_role(qtbot):
    label = QLabel("Ặ")
    qtbot.addWidget(label)
    type_role(label, "heading")
    before = label.fontMetrics().height()
    theme().set_text_scale(1.5)
    assert label.fontMetrics().height() > before * 1.4


@pytest.mark.parametrize(("asked", "given"), [(0.5, 1.0), (1.25, 1.25), (3.0, 1.5)])
def test_text_size_stays_within_what_the_pages_bear(asked, given):
    theme().set_text_scale(asked)
    assert theme().text_scale == given


def test_a_tone_colours_a_label(qtbot):
    label = QLabel("Quá hạn")
    qtbot.addWidget(label)
    tone(label, "danger")
    label.ensurePolished()
    assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == LIGHT.danger


def test_a_state_is_set_once(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    set_state(label, "state", "wrong")
    assert label.property("state") == "wrong"
    set_state(label, "state", "")
    assert label.property("state") == ""
