"""The page «Tiếp nhận»: receive a dossier from one screen, by keyboard alone."""
