"""The office's questionnaires: those that ship, its own, and the one that the desk uses.

A form is named for ever by its key («desk/1»). What the office adds or puts in force is kept whole
under its SHA-256, so that answers are read by the words that were asked then.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from onecua import assets, files
from onecua.domain.event import Fact, Kind
from onecua.domain.survey.form_table import fault_at
from onecua.domain.survey.form_text import parse_form, version_line
from onecua.errors import RuleError, StorageError
from onecua.storage import office, surveys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime
    from pathlib import Path

    from onecua.domain.office import Officer
    from onecua.domain.survey.questionnaire import Questionnaire
    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database, Snapshot, Transaction
    from onecua.storage.surveys import AdoptedForm

DESK = "desk"
"""The purpose of the form that the citizen screen and printed slips use, and the default's id."""


@dataclass(frozen=True, slots=True)
class ListedForm:
    """A version of a questionnaire; `added_at` is when the office added it, None if it ships."""

    form: Questionnaire
    is_in_force: bool
    added_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Every form that can be read just now: its text by key, kept ones before shipped ones."""

    texts: Mapping[str, str]
    shipped: frozenset[str]
    adopted: tuple[AdoptedForm, ...]

    def forms(self, keys: Iterable[str]) -> list[Questionnaire]:
        return [_parsed(self.texts[key]) for key in keys]

    def in_force(self, day: date) -> Questionnaire:
        chosen = [
            each.form for each in self.adopted if each.is_in_force and each.adopted_at.date() <= day
        ]
        for form in self.forms(chosen[-1:]):
            if form.in_force_on(day):
                return form
        defaults = [form for form in self.forms(self.shipped) if form.id == DESK]
        if not defaults:
            raise StorageError("Thiếu tệp forms/surveys/desk.toml của phần mềm. Cài lại phần mềm.")
        return max(defaults, key=lambda form: (form.in_force_on(day), form.version))


@lru_cache(maxsize=64)
def _parsed(text: str) -> Questionnaire:
    """Parse a form once in a process."""
    return parse_form(text)


class QuestionnaireLibrary:
    """Reads, adds and puts in force questionnaires in the name of an officer."""

    def __init__(self, database: Database, rulebook: Rulebook, officer: Officer) -> None:
        self._database = database
        self._rulebook = rulebook
        self._officer = officer

    def forms(self) -> tuple[Questionnaire, ...]:
        """Return every version of every form, in the order of `listed`."""
        return tuple(each.form for each in self.listed())

    def listed(self) -> tuple[ListedForm, ...]:
        """Return every version: the one in force, then own ones, then those that ship."""
        shelf = self._shelf()
        used = shelf.in_force(self._today).key
        own = [each for each in shelf.adopted if each.form not in shelf.shipped]
        added = {each.form: each.adopted_at for each in reversed(own)}
        forms = shelf.forms(shelf.texts)
        found = [ListedForm(form, form.key == used, added.get(form.key)) for form in forms]
        return tuple(sorted(found, key=_order))

    def form(self, key: str) -> Questionnaire:
        """Return a form by its key, also one that only old answers name."""
        return _parsed(self.text(key))

    def has(self, key: str) -> bool:
        """Tell whether a form can be read; one that waiting slips name may be gone."""
        return key in self._shelf().texts

    def text(self, key: str) -> str:
        """Return the file of a form whole, as it was added or as it ships."""
        text = self._shelf().texts.get(key)
        if text is None:
            raise RuleError(
                f"Không có mẫu phiếu «{key}». Thêm lại tệp của mẫu này ở «Khảo sát», «Mẫu phiếu»."
            )
        return text

    def in_force(self, day: date) -> Questionnaire:
        """Return the slip of the desk on a day: the one put in force last, else the default one.

        One whose validity is over gives way to the default.
        """
        return self._shelf().in_force(day)

    def read_file(self, path: Path) -> str:
        """Return the text of a form's file; raises `RuleError` for another encoding."""
        content = files.read_bytes(path)
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            words = "tệp không phải UTF-8. Trong Notepad chọn «Lưu thành», mã hóa UTF-8."
            raise fault_at(line, words) from None

    def write_file(self, key: str, path: Path) -> None:
        """Write a form's file, as a pattern for the office's own."""
        files.write_atomic(path, self.text(key).encode())

    def adopt(self, text: str) -> Questionnaire:
        """Add a form of the office and return it; one that is there already is no event.

        Raises `RuleErrors` with every fault and its line, `RuleError` when another form has this
        id and version.
        """
        form = parse_form(text)
        with self._database.write() as transaction:
            shelf = _shelf(transaction.connection)
            if form.key not in shelf.texts:
                transaction.append([_fact(transaction, form.key, text, None)], self._officer.id)
            elif shelf.forms([form.key]) != [form]:
                raise _taken(form, text, shelf)
        return form

    def put_in_force(self, key: str) -> bool:
        """Let the desk use a form from now on; tell whether it used another one before.

        Raises `RuleError` for a form whose validity has not begun or is over.
        """
        shelf, text = self._shelf(), self.text(key)
        form = _parsed(text)
        _check_valid(form, self._today)
        if shelf.in_force(self._today).key == key:
            return False
        with self._database.write() as transaction:
            transaction.append([_fact(transaction, key, text, DESK)], self._officer.id)
        return True

    def kept_with(self, transaction: Transaction, key: str) -> list[Fact]:
        """Keep the form of answers that enter the log; return the fact, none where it is kept.

        A later release may change or drop a file that ships; answers go on to be read by its words.
        """
        shelf = _shelf(transaction.connection)
        if any(each.form == key for each in shelf.adopted):
            return []
        return [_fact(transaction, key, shelf.texts[key], None)]

    def _shelf(self) -> _Shelf:
        with self._database.read() as connection:
            return _shelf(connection)

    @property
    def _today(self) -> date:
        return self._database.clock().date()


def _shelf(connection: Snapshot) -> _Shelf:
    shipped = _shipped()
    adopted = tuple(surveys.questionnaires(connection))
    return _Shelf({**shipped, **_kept(connection, adopted)}, frozenset(shipped), adopted)


def _shipped() -> dict[str, str]:
    found = {}
    for path in sorted(assets.form("surveys").glob("*.toml")):
        text = files.read_bytes(path).decode("utf-8-sig", errors="replace")
        try:
            found[_parsed(text).key] = text
        except RuleError as error:
            message = f"Tệp forms/surveys/{path.name} đã bị sửa sai ({error.problems[0].message})"
            raise StorageError(f"{message} Cài lại phần mềm để có tệp đúng.") from error
    return found


def _kept(connection: Snapshot, adopted: Iterable[AdoptedForm]) -> dict[str, str]:
    found = {}
    for each in adopted:
        text = office.document(connection, each.sha256.hex()) if each.sha256 else None
        if text is None:
            raise StorageError(
                f"Mất tệp của mẫu phiếu {each.form} trong cơ sở dữ liệu. Chạy «onecua check» và "
                "khôi phục bản sao lưu gần nhất."
            )
        found[each.form] = text
    return found


def _fact(transaction: Transaction, key: str, text: str, purpose: str | None) -> Fact:
    """Keep a form's file whole and return the fact that it was added or put in force."""
    kind = Kind.QUESTIONNAIRE_ADOPTED
    sha256 = office.keep_document(transaction.connection, kind, text)
    return Fact(kind, None, {"sha256": sha256, "form": key, "in_force": purpose})


def _taken(form: Questionnaire, text: str, shelf: _Shelf) -> RuleError:
    versions = [each.version for each in shelf.forms(shelf.texts) if each.id == form.id]
    return fault_at(
        version_line(text),
        f"đã có mẫu «{form.id}» phiên bản {form.version} với nội dung khác. Tăng version thành "
        f"{max(versions) + 1} rồi thêm lại; phiếu cũ vẫn đọc theo phiên bản cũ.",
    )


def _check_valid(form: Questionnaire, today: date) -> None:
    if today < form.valid_from:
        raise RuleError(
            f"Mẫu «{form.title}» có hiệu lực từ {form.valid_from:%d/%m/%Y}, chưa dùng được. Chọn "
            "lại vào ngày đó."
        )
    if form.valid_to is not None and form.valid_to < today:
        raise RuleError(
            f"Mẫu «{form.title}» hết hiệu lực từ ngày {form.valid_to:%d/%m/%Y}. Lưu mẫu thành tệp, "
            "đặt id và ngày hiệu lực mới rồi thêm lại."
        )


def _order(listed: ListedForm) -> tuple[bool, bool, bool, str, int]:
    form = listed.form
    is_default = form.id == DESK
    return (
        not listed.is_in_force,
        listed.added_at is None,
        not is_default,
        form.id,
        -form.version,
    )
