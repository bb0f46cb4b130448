"""Everything that a citizen may see: bands, pages, and the print that all of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from onecua.domain.survey.token import token_text
from onecua.ui.surveys.citizen.bands import Footer, Header
from onecua.ui.surveys.citizen.calm_page import CalmPage
from onecua.ui.surveys.citizen.keypad_page import KeypadPage
from onecua.ui.surveys.citizen.pressable import BigButton
from onecua.ui.surveys.citizen.print_size import print_for
from onecua.ui.surveys.citizen.question_page import QuestionPage
from onecua.ui.surveys.citizen.screen_keys import CODE_KEYS, DIGIT_KEYS
from onecua.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from onecua.domain.office import Office

WELCOME_TITLE = "Mời quét mã trên phiếu"
WELCOME_ABOUT = "Đưa mã vuông in trên phiếu đánh giá vào trước máy quét."
WELCOME_BESIDE = "Chạm vào màn hình này, rồi đưa mã vuông in trên phiếu vào trước máy quét."
"""On a second screen a scanner's keys come here only after a touch."""
CODE_TITLE = "Gõ 11 chữ in cạnh mã"
CODE_ABOUT = "Ví dụ {}. Hoa hay thường đều được."
SEND_TITLE = "Ông (bà) đã trả lời xong"
STILL_TITLE = "Ông (bà) còn trả lời không?"
THANKS_TITLE = "Cảm ơn ông (bà)"
PIN_TITLE = "Dành cho cán bộ"
PIN_ABOUT = "Nhập mã của cán bộ để trở lại phần mềm."
_SAMPLE = token_text(bytes(range(7, 13))).replace("-", "\u2011")
"""With hyphens at which no line breaks."""
CODE_GROUPS, PIN_GROUPS = (4, 4, 3), (8,)


class Stage(QWidget):
    """The pages and the two bands; what happens on them is the conversation's."""

    def __init__(self, office: Office, hold_ms: int, parent: QWidget, *, alone: bool) -> None:
        super().__init__(parent)
        self.large = False
        self.header = Header(office.desk_full_name, hold_ms, sample=office.sample)
        self.footer = Footer()
        self.type_code = BigButton("Gõ mã thay cho quét", "keyboard")
        about = WELCOME_ABOUT if alone else WELCOME_BESIDE
        self.welcome = CalmPage("scan", WELCOME_TITLE, about, [self.type_code])
        self.code = KeypadPage(CODE_TITLE, CODE_ABOUT.format(_SAMPLE), CODE_KEYS, CODE_GROUPS)
        self.question = QuestionPage()
        self.more = BigButton("Góp ý thêm", "edit")
        self.send = BigButton("Gửi phiếu", "check", primary=True)
        self.sending = CalmPage("check", SEND_TITLE, "", [self.more, self.send], "success")
        self.stop = BigButton("Dừng ở đây", "x")
        self.go_on = BigButton("Tôi trả lời tiếp", "chevron-right", behind=True, primary=True)
        self.still = CalmPage("hourglass", STILL_TITLE, "", [self.stop, self.go_on])
        self.thanks = CalmPage("smile", THANKS_TITLE, "", token="success")
        self.pin = KeypadPage(PIN_TITLE, PIN_ABOUT, DIGIT_KEYS, PIN_GROUPS, secret=True)
        self._pages = QStackedWidget()
        for page in self._all():
            self._pages.addWidget(page)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.header)
        rows.addWidget(self._pages, 1)
        rows.addWidget(self.footer)
        theme().changed.connect(self.fit)

    @property
    def page(self) -> CalmPage | KeypadPage | QuestionPage:
        """Return the page in view."""
        return self._all()[self._pages.currentIndex()]

    def show_page(self, page: QWidget, back: str = "", forward: str = "") -> None:
        """Bring a page into view with what stands beside it in the lower band."""
        self.footer.set_back(back)
        self.footer.set_forward(forward)
        self._pages.setCurrentWidget(page)

    def set_large(self, large: bool) -> None:
        """Choose large print or the usual one."""
        if large != self.large:
            self.large = large
            self.fit()

    def fit(self) -> None:
        """Print everything anew in the size that the screen and the person call for."""
        size = print_for(self.size(), large=self.large)
        self.header.show_print(size, large=self.large)
        self.footer.show_print(size)
        for page in self._all():
            page.show_print(size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the size of the screen."""
        super().resizeEvent(event)
        self.fit()

    def _all(self) -> tuple[CalmPage | KeypadPage | QuestionPage, ...]:
        return (
            self.welcome,
            self.code,
            self.question,
            self.sending,
            self.still,
            self.thanks,
            self.pin,
        )
