"""The desk: every service, made from a database, a clock and the officer who acts."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from onecua.errors import RuleError
from onecua.services.drafts import DraftService
from onecua.services.preferences import PreferenceService
from onecua.services.rulebook import Rulebook

if TYPE_CHECKING:
    from uuid import UUID

    from onecua.clock import Clock
    from onecua.domain.office import Office, Officer
    from onecua.services.anchors import AnchorService
    from onecua.services.backups import BackupService
    from onecua.services.board import BoardService
    from onecua.services.briefing import BriefingService
    from onecua.services.calendars import CalendarService
    from onecua.services.clock_guard import ClockGuardService
    from onecua.services.coordination import CoordinationService
    from onecua.services.deadlines import DeadlineService
    from onecua.services.dossier_lists import ListService
    from onecua.services.figures import FigureService
    from onecua.services.foresight import ForesightService
    from onecua.services.handling import HandlingService
    from onecua.services.importing import ImportService
    from onecua.services.index_points import IndexPointsService
    from onecua.services.intake import IntakeService
    from onecua.services.integrity import IntegrityService, MovedDateService
    from onecua.services.lateness import LatenessService
    from onecua.services.procedure_rules import ProcedureRuleService
    from onecua.services.questionnaires import QuestionnaireLibrary
    from onecua.services.records import RecordService
    from onecua.services.survey_figures import SurveyFigureService
    from onecua.services.survey_piles import SurveyPiles
    from onecua.services.surveys import SurveyService
    from onecua.services.verification import VerificationService
    from onecua.services.watching import WatchService
    from onecua.storage.database import Database
    from onecua.storage.survey_pool import SurveyPool


_ACTING = (
    *("intake", "handling", "importing", "calendars", "coordination", "lateness"),
    *("foresight", "procedure_rules", "questionnaires", "surveys", "survey_piles"),
    "index_points",
)
"""Services that act in the name of an officer."""


class Desk:
    """What the two ways in hold: services that act in the name of one officer.

    Each is imported at its first use: the window starts with what its first page needs.
    """

    def __init__(self, database: Database, officer: Officer) -> None:
        self.database = database
        self.officer = officer
        self.rulebook = Rulebook(database)
        database.on_commit(self.rulebook.forget)

    @property
    def clock(self) -> Clock:
        """Return the clock that every service reads."""
        return self.database.clock

    @property
    def office(self) -> Office:
        """Return the office; raises `RuleError` before the first start is done."""
        return self.rulebook.office

    def act_as(self, officer: Officer) -> None:
        """Let another officer act from now on."""
        if not officer.active:
            raise RuleError(f"{officer.name} không còn làm việc ở bộ phận này. Chọn người khác.")
        self.officer = officer
        for name in _ACTING:
            self.__dict__.pop(name, None)

    def officers(self) -> dict[UUID, Officer]:
        """Return every officer by identity."""
        return self.rulebook.officers

    @cached_property
    def intake(self) -> IntakeService:
        """Receive dossiers."""
        from onecua.services.intake import IntakeService

        return IntakeService(self.database, self.rulebook, self.officer)

    @cached_property
    def handling(self) -> HandlingService:
        """Move, correct and void dossiers."""
        from onecua.services.handling import HandlingService

        return HandlingService(self.database, self.rulebook, self.officer)

    @cached_property
    def coordination(self) -> CoordinationService:
        """Ask coordinating units for their opinion."""
        from onecua.services.coordination import CoordinationService

        return CoordinationService(self.database, self.rulebook, self.officer)

    @cached_property
    def foresight(self) -> ForesightService:
        """Foretell what a deed would make of the due date."""
        from onecua.services.foresight import ForesightService

        return ForesightService(self.database, self.rulebook, self.officer)

    @cached_property
    def lateness(self) -> LatenessService:
        """Record why a dossier is late and account for it."""
        from onecua.services.lateness import LatenessService

        return LatenessService(self.database, self.rulebook, self.officer, self.records)

    @cached_property
    def importing(self) -> ImportService:
        """Take over lists of other systems."""
        from onecua.services.importing import ImportService

        return ImportService(self.database, self.rulebook, self.officer)

    @cached_property
    def calendars(self) -> CalendarService:
        """Read, check and adopt work calendars."""
        from onecua.services.calendars import CalendarService

        return CalendarService(self.database, self.rulebook, self.officer)

    @cached_property
    def procedure_rules(self) -> ProcedureRuleService:
        """Read and record the office's own rules of procedures."""
        from onecua.services.procedure_rules import ProcedureRuleService

        return ProcedureRuleService(self.database, self.rulebook, self.officer)

    @cached_property
    def records(self) -> RecordService:
        """Read one dossier whole."""
        from onecua.services.records import RecordService

        return RecordService(self.database, self.rulebook)

    @cached_property
    def lists(self) -> ListService:
        """Lists and search."""
        from onecua.services.dossier_lists import ListService

        return ListService(self.database, self.rulebook)

    @cached_property
    def figures(self) -> FigureService:
        """Tables of a period and the dossiers behind them."""
        from onecua.services.figures import FigureService

        return FigureService(self.database, self.rulebook)

    @cached_property
    def deadlines(self) -> DeadlineService:
        """Due dates and how they stand."""
        from onecua.services.deadlines import DeadlineService

        return DeadlineService(self.database, self.rulebook)

    @cached_property
    def board(self) -> BoardService:
        """What is open and how urgent, by day, officer, sector and step."""
        from onecua.services.board import BoardService

        return BoardService(self.database, self.rulebook)

    @cached_property
    def briefing(self) -> BriefingService:
        """What the morning's sheet says."""
        from onecua.services.briefing import BriefingService

        return BriefingService(self.database, self.rulebook)

    @cached_property
    def watching(self) -> WatchService:
        """Counts of the hour, reminders, and when they change next."""
        from onecua.services.watching import WatchService

        return WatchService(self.database, self.rulebook)

    @cached_property
    def clock_guard(self) -> ClockGuardService:
        """Whether the PC's clock can be believed."""
        from onecua.services.clock_guard import ClockGuardService

        return ClockGuardService(self.database, self.rulebook)

    @cached_property
    def drafts(self) -> DraftService:
        """Unfinished intakes."""
        return DraftService(self.database)

    @cached_property
    def preferences(self) -> PreferenceService:
        """Preferences of this PC."""
        return PreferenceService(self.database)

    @property
    def verification(self) -> VerificationService:
        """Prove the data, in words."""
        from onecua.services.verification import VerificationService

        return VerificationService(self.database, self.integrity, self.anchors)

    @property
    def anchors(self) -> AnchorService:
        """How far the log had come, noted outside the database."""
        from onecua.services.anchors import AnchorService

        return AnchorService(self.database, self.rulebook)

    @property
    def integrity(self) -> IntegrityService:
        """Prove the data, dossier by dossier and field by field."""
        from onecua.services.integrity import IntegrityService

        return IntegrityService(self.database, self.rulebook, self.anchors)

    @property
    def moved_dates(self) -> MovedDateService:
        """Every moving of a due date, with who, when and why."""
        from onecua.services.integrity import MovedDateService

        return MovedDateService(self.database, self.rulebook)

    @cached_property
    def questionnaires(self) -> QuestionnaireLibrary:
        """The forms of surveys, shipped and the office's own."""
        from onecua.services.questionnaires import QuestionnaireLibrary

        return QuestionnaireLibrary(self.database, self.rulebook, self.officer)

    @cached_property
    def surveys(self) -> SurveyService:
        """Take in responses to survey slips."""
        from onecua.services.surveys import SurveyService

        library, pool = self.questionnaires, self.survey_pool
        return SurveyService(self.database, self.rulebook, library, self.officer, pool)

    @cached_property
    def survey_pool(self) -> SurveyPool:
        """What waits of surveys, the same for every officer at this desk."""
        from onecua.storage.survey_pool import SurveyPool

        return SurveyPool(self.database.folder)

    @cached_property
    def survey_figures(self) -> SurveyFigureService:
        """What closed batches of surveys say."""
        from onecua.services.survey_figures import SurveyFigureService

        return SurveyFigureService(self.database, self.rulebook, self.questionnaires)

    @cached_property
    def survey_piles(self) -> SurveyPiles:
        """Piles of paper slips that are being entered."""
        from onecua.services.survey_piles import SurveyPiles

        return SurveyPiles(self.surveys, self.questionnaires, self.officer.id)

    @cached_property
    def index_points(self) -> IndexPointsService:
        """Read and record the points that the unit gives itself."""
        from onecua.services.index_points import IndexPointsService

        return IndexPointsService(self.database, self.rulebook, self.officer)

    @property
    def backups(self) -> BackupService:
        """Copies in the second folder that the office chose."""
        from onecua.services.backups import BackupService

        return BackupService(self.database, self.office.backup_folder)
