"""Reads the list of dossiers that a provincial system exports (messy Excel, ODS or CSV in).

python-calamine reads the cells: MIT, one wheel without dependencies for Windows and Linux, 8× as
fast as openpyxl and the only one of the two that also reads .xls and .ods, which provincial systems
still write. It is given nothing that `bounds` has not measured: it lays a sheet out as a full
rectangle and ends the program when that does not fit into memory, so that a file of 5 kB with one
cell in the far corner would close the window in front of the citizen.
"""

from onecua.exchange.intake_workbook.reading import read_list
from onecua.exchange.intake_workbook.rows import Doubt, ListReading, ListRow

__all__ = ["Doubt", "ListReading", "ListRow", "read_list"]
