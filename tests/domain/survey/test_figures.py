"""Every figure against a plain recomputation written here, loop by loop."""

from collections import Counter
from fractions import Fraction

from hypothesis import given

from onecua.domain.survey.distribution import distribution, good_codes
from onecua.domain.survey.figures import survey_figures
from onecua.domain.survey.grouping import Dimension, group_words
from onecua.domain.survey.response import Via
from tests.domain.survey.making import (
    DESK,
    NINE,
    OFFICERS,
    OWN,
    POINTS,
    batch,
    batches,
    closed,
    scale,
)

MONTHS = ("2026-09", "2026-10", "2026-11")


def plain_number(answers, name):
    return sum(1 for given_ in answers if given_.get(name) not in (None, ()))


def plain_count(answers, name, code):
    found = 0
    for given_ in answers:
        answer = given_.get(name)
        if answer == code or (isinstance(answer, tuple) and code in answer):
            found += 1
    return found


def plain_mean(values):
    values = list(values)
    total = Fraction(0)
    for value in values:
        total += value
    return total / len(values) if values else None


def answers_of(found):
    return [each.answers for one in found for each in one.answers]


@given(batches(DESK))
def test_a_month_is_counted_answer_by_answer(found):
    figures = survey_figures(DESK, found)
    answers = answers_of(found)
    assert figures.number == len(answers)
    for question in DESK.questions[:-1]:
        number = plain_number(answers, question.id)
        if number < 5:
            assert question.id not in figures.shown
            assert (question.id in figures.hidden_questions) == (number > 0)
            continue
        shown = figures.shown[question.id]
        assert shown.number == number
        for choice, count in zip(question.choices, shown.counts, strict=True):
            assert count == plain_count(answers, question.id, choice.code)


@given(batches(DESK))
def test_means_and_shares_of_scales(found):
    answers = answers_of(found)
    for shown in survey_figures(DESK, found).scales:
        values = [a[shown.question.id] for a in answers if shown.question.id in a]
        assert shown.mean == plain_mean(values)
        assert shown.good == sum(1 for value in values if value in (4, 5))
        assert shown.good_share == Fraction(shown.good, len(values))


@given(batches(DESK))
def test_factors_are_means_of_items_and_the_whole_the_mean_of_factors(found):
    figures = survey_figures(DESK, found)
    answers = answers_of(found)
    factors = {}
    for code, names in (("con_nguoi", ("thai_do", "huong_dan")), ("thoi_gian", ("thoi_gian",))):
        items = [[a[n] for a in answers if n in a] for n in names]
        items = [values for values in items if len(values) >= 5]
        if items:
            good = plain_mean(
                Fraction(sum(v >= 4 for v in values), len(values)) for values in items
            )
            mean = plain_mean(plain_mean(values) for values in items)
            factors[code] = (good, mean)
    for factor in figures.factors:
        expected = factors.get(factor.code, (None, None))
        assert (factor.good_share, factor.mean) == expected
        assert factor.index == (expected[1] / 5 if expected[1] is not None else None)
    assert figures.whole.good_share == plain_mean(good for good, _ in factors.values())
    assert figures.whole.index == plain_mean(mean / 5 for _, mean in factors.values())
    assert figures.whole.missing == 2 - len(factors)


@given(batches(NINE))
def test_no_group_or_cell_under_five_is_shown_or_follows_by_subtraction(found):
    figures = survey_figures(NINE, found)
    assert set(figures.groups) == set(Dimension) - {Dimension.PROCEDURE}, "NINE does not ask it"
    for dimension, table in figures.groups.items():
        by_key = Counter(key_of(dimension, one, each) for one in found for each in one.answers)
        shown = {row.key: row.number for row in table.rows}
        assert all(by_key[key] == number >= 5 for key, number in shown.items())
        assert set(by_key) - set(shown) == set(table.hidden)
        assert_not_subtractable(figures.number, list(shown.values()))
        for question in NINE.questions:
            numbers = [r.cells[question.id].number for r in table.rows if question.id in r.cells]
            assert all(number >= 5 for number in numbers)
            assert_not_subtractable(plain_number(answers_of(found), question.id), numbers)


def assert_not_subtractable(whole, shown):
    rest = whole - sum(shown)
    assert rest == 0 or rest >= 5 or not shown


def key_of(dimension, one, each):
    marks = each.marks
    channel = None if marks.channel is None else str(int(marks.channel))
    keys = {"sector": marks.sector, "channel": channel, "officer": marks.officer, "via": one.via}
    return keys[dimension.value]


@given(batches(NINE))
def test_a_shown_group_is_counted_like_the_whole(found):
    figures = survey_figures(NINE, found)
    for row in figures.groups[Dimension.OFFICER].rows:
        own = [e.answers for one in found for e in one.answers if e.marks.officer == row.key]
        for name, cell in row.cells.items():
            values = [answers[name] for answers in own if name in answers]
            assert cell.mean == plain_mean(values)
            assert cell.number == len(values)


@given(batches(DESK, MONTHS))
def test_a_longer_period_shows_in_groups_what_its_months_show_and_no_more(found):
    whole = survey_figures(DESK, found)
    months = [survey_figures(DESK, [b for b in found if b.month == month]) for month in MONTHS]
    for dimension, table in whole.groups.items():
        for row in table.rows:
            rows = [m.groups[dimension].row(row.key) for m in months if dimension in m.groups]
            rows = [each for each in rows if each is not None]
            assert row.number == sum(each.number for each in rows)
            for name, cell in row.cells.items():
                cells = [each.cells[name] for each in rows if name in each.cells]
                assert cell.number == sum(each.number for each in cells)
    assert whole.number == sum(month.number for month in months)


@given(batches(DESK))
def test_a_sector_shows_the_cells_of_the_table_by_sector(found):
    whole = survey_figures(DESK, found)
    for row in whole.groups[Dimension.SECTOR].rows:
        if row.key is not None:
            own = survey_figures(DESK, found, row.key)
            assert (own.number, own.shown, own.groups) == (row.number, row.cells, {})
    for sector in whole.groups[Dimension.SECTOR].hidden - {None}:
        own = survey_figures(DESK, found, sector)
        assert own.is_hidden
        assert own.questions == ()
        assert own.overall is None


def test_officers_are_a_dimension_only_where_the_form_asks():
    five = [closed({"chung": 5}, "Hộ tịch", OFFICERS[0])] * 5
    assert Dimension.OFFICER not in survey_figures(DESK, [batch(five)]).groups
    nine = [closed({"chung": 2}, "Hộ tịch", OFFICERS[0])] * 5
    table = survey_figures(NINE, [batch(nine, NINE)]).groups[Dimension.OFFICER]
    assert [row.key for row in table.rows] == [OFFICERS[0]]


def test_an_optional_question_hides_in_a_group_of_which_few_answered_it():
    answered = [closed({"chung": 5, "thai_do": 5}, "Hộ tịch")] * 4
    answered += [closed({"chung": 4}, "Hộ tịch")] * 3
    others = [closed({"chung": 5, "thai_do": 4}, "Đất đai")] * 6
    more = [closed({"chung": 5, "thai_do": 4}, "Chứng thực")] * 9
    figures = survey_figures(DESK, [batch(answered + others + more)])
    table = figures.groups[Dimension.SECTOR]
    cells = {row.key: set(row.cells) for row in table.rows}
    assert cells["Hộ tịch"] == {"chung"}
    assert cells["Đất đai"] == {"chung"}, "the next smallest is hidden with it"
    assert cells["Chứng thực"] == {"chung", "thai_do"}
    assert figures.hidden_groups == 0
    assert figures.hidden_cells == 2


def test_other_forms_and_nothing_at_all():
    found = [batch([closed({"chung": 2})] * 5, NINE)]
    figures = survey_figures(DESK, found)
    assert (figures.number, figures.questions, figures.mean) == (0, (), None)
    assert figures.whole.good_share is None
    assert survey_figures(DESK, []).overall is None


def test_answers_about_the_answerer_are_counted_of_everybody_only():
    """They left their rows when the batch was closed."""
    torn = [("gioi_tinh", 1)] * 4 + [("gioi_tinh", 2)] * 2
    found = [batch([closed({"chung": 5}, "Hộ tịch")] * 7, apart=tuple(torn))]
    figures = survey_figures(DESK, found)
    assert figures.shown["gioi_tinh"].counts == (4, 2)
    assert figures.number == 7
    assert "gioi_tinh" not in figures.groups[Dimension.SECTOR].row("Hộ tịch").cells


def test_the_mean_of_questions_leaves_other_scales_out():
    five = [closed({"chung": 2, "cs1": 0})] * 3 + [closed({"chung": 1, "cs1": 2})] * 3
    assert survey_figures(NINE, [batch(five, NINE)]).mean == Fraction(5, 4)


def test_two_best_levels():
    assert good_codes(scale("a")) == (4, 5)
    assert good_codes(scale("a", POINTS)) == (1, 2)
    assert good_codes(scale("a", POINTS[:2])) == (2,)


def test_an_answer_that_is_no_choice_counts_nowhere():
    found = distribution(DESK.questions[0], [{"chung": 9}, {"chung": 5}, {"chung": "5"}, {}])
    assert (found.number, found.counts) == (1, (1, 0, 0, 0, 0))


def test_ways_in_are_told_apart():
    found = [batch([closed({"chung": 5})] * 6), batch([closed({"chung": 3})] * 5, via=Via.PAPER)]
    rows = survey_figures(DESK, found).groups[Dimension.VIA].rows
    assert [(row.key, row.number) for row in rows] == [("kiosk", 6), ("paper", 5)]


def test_a_form_of_the_office_that_asks_for_the_procedure_has_figures_by_it():
    births = [closed({"chung": code, "thu_tuc": 1}) for code in (5, 5, 4, 2, 1)]
    rows = [*births, *[closed({"chung": 3})] * 6]
    torn = (("thu_tuc", 2),) * 5
    figures = survey_figures(OWN, [batch(rows, OWN, apart=torn)])
    table = figures.groups[Dimension.PROCEDURE]
    assert [(row.key, row.number) for row in table.rows] == [("1", 5), (None, 6)]
    assert table.row("1").cells["chung"].mean == Fraction(17, 5)
    names = [group_words(OWN, Dimension.PROCEDURE, row.key, str) for row in table.rows]
    assert names == ["Khai sinh", "Gộp, không nêu"]
    assert figures.shown["thu_tuc"].counts == (5, 5, 0)
    assert Dimension.PROCEDURE not in survey_figures(DESK, [batch(rows[:5])]).groups
