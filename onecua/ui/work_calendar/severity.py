"""How grave a finding is, by icon, colour and word."""

from onecua.domain.calendar_health import Severity

SEVERITY_ICONS = {
    Severity.WRONG: "alert-octagon",
    Severity.DOUBT: "alert-triangle",
    Severity.NOTE: "info",
}
SEVERITY_TONES = {Severity.WRONG: "danger", Severity.DOUBT: "warning", Severity.NOTE: "sub"}
SEVERITY_WORDS = {
    Severity.WRONG: "Sai hạn",
    Severity.DOUBT: "Còn ngờ",
    Severity.NOTE: "Cần biết",
}
