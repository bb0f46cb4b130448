"""The work calendar as CSV text: one row for each listed day and for the hours of some weekdays.

Columns `date,kind,name[,legal_source,state,scope,weekdays,sessions,counted]`; kinds `off`,
`make_up` and `hours`. The `hours` rows of one date are the season that begins then; a weekday that
none of them names is closed. Documents of five columns have no hours.
"""

from onecua.domain.calendar_csv.reading import parse_calendar_csv, read_calendar_csv
from onecua.domain.calendar_csv.writing import calendar_csv_text

__all__ = ["calendar_csv_text", "parse_calendar_csv", "read_calendar_csv"]
