"""The work calendar as officers see and edit it: year and month, days, hours, health, history."""
