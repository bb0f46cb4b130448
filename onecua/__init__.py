"""onecua: the Một cửa desk of a Vietnamese commune."""

__version__ = "0.2.0"
