"""Quản trị: the office as declared, its officers, copies, imported lists, proofs, the calendar."""
