"""The page to post: figures, bars, what is not shown; one page, sample data marked."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from pypdf import PdfReader

from onecua.printing.sheets import PosterQuestion, SurveyPoster, survey_poster
from tests.printing.samples import squeezed, whole_text

QUESTION = PosterQuestion(
    "Thái độ lịch sự, tôn trọng", (220, 79, 30, 10, 6), (5, 4, 3, 2, 1), 345, "4,44", "86,67 %"
)
POSTER = SurveyPoster(
    office="Ủy ban nhân dân xã Thanh Hà",
    desk_full_name="Trung tâm Phục vụ hành chính công xã Thanh Hà",
    period="Tháng 11/2026",
    first=date(2026, 10, 15),
    last=date(2026, 11, 14),
    slips=1354,
    good="90,68 %",
    good_words="hài lòng: mức 4, 5",
    mean="4,50",
    mean_words="điểm trung bình 6 câu, cao nhất 5",
    coverage="96,46 %",
    questions=(QUESTION, replace(QUESTION, name="Nơi chờ và trang thiết bị")),
    levels=((5, "5 Rất hài lòng"), (1, "1 Rất không hài lòng")),
    place="Thanh Hà",
    issued_on=date(2026, 2, 5),
    phone="0225 382 0123",
)


def said(poster, *texts):
    text = whole_text(survey_poster(poster))
    return [each for each in texts if squeezed(each) not in text]


def test_everything_is_said():
    assert (
        said(
            POSTER,
            "1.354",
            "90,68 %",
            "Tháng 11/2026 (từ ngày 15/10/2026 đến ngày 14/11/2026)",
            "Tính từ 1.354 phiếu đã nhận và gộp",
            "nhóm dưới 5 phiếu không hiện",
            "5 Rất hài lòng",
            "Nơi chờ và trang thiết bị",
            "hoặc gọi 0225 382 0123",
            "Thanh Hà, ngày 05 tháng 02 năm 2026",
        )
        == []
    )


def test_it_is_one_page():
    many = replace(POSTER, questions=[QUESTION] * 23)
    assert len(PdfReader(BytesIO(survey_poster(many))).pages) == 1


def test_without_phone_factors_and_note_their_words_are_left_out():
    bare = replace(POSTER, phone="")
    assert said(bare, "hoặc gọi") == ["hoặc gọi"]
    full = replace(POSTER, factors="Chỉ số chung 89 %.", scope="Theo kỳ 15–14.")
    assert said(full, "Chỉ số chung 89 %.", "Theo kỳ 15–14.") == []


def test_sample_data_is_marked():
    assert squeezed("DỮ LIỆU MẪU") in whole_text(survey_poster(POSTER, sample=True))
    assert squeezed("DỮ LIỆU MẪU") not in whole_text(survey_poster(POSTER))
