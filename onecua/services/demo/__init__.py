"""A fictitious office for trying the program out: real catalogue, invented people and loads.

The same plan gives the same people, dossiers, dates and codes, so that two demonstrations can be
compared; `rules.md` 22 and 24 say what it must contain and how it is marked.
"""

from onecua.services.demo.making import DemoMade, make_demo
from onecua.services.demo.plan import DemoPlan

__all__ = ["DemoMade", "DemoPlan", "make_demo"]
