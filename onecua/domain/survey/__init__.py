"""Satisfaction surveys: questionnaires, responses, what may be kept of them, indices."""
