"""Widgets: the only place that knows Qt."""
