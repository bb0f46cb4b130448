"""Báo cáo: a period, its table II.06a, the proof that it adds up, and the workbook."""
