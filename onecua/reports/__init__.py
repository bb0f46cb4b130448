"""Workbooks out: forms drawn with openpyxl from plain values."""
