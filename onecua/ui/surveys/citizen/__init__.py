"""The citizen screen: full screen, one question a page, nothing of the officer in view."""
