"""Tổng quan: today at a glance, what to do now, the year's targets and the trend."""
