"""The catalogue of procedures: read from its file, searched as the officer types."""

from onecua.domain.catalogue.procedures import Catalogue, national_code, sector_named
from onecua.domain.catalogue.reading import parse_catalogue, parse_sectors

__all__ = ["Catalogue", "national_code", "parse_catalogue", "parse_sectors", "sector_named"]
