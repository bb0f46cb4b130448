"""Paper out: forms drawn with reportlab from plain values."""
