"""The page of surveys: results, paper entry, coverage, questionnaires, and the citizen screen."""
