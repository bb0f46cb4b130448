"""What a work calendar still lacks or leaves in doubt, and what to do about each point."""

from onecua.domain.calendar_health.checking import calendar_health
from onecua.domain.calendar_health.finding import Finding, Severity
from onecua.domain.calendar_health.proposing import proposed_year

__all__ = ["Finding", "Severity", "calendar_health", "proposed_year"]
