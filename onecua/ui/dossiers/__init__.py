"""The page «Hồ sơ»: every dossier in a list, one of them whole beside it, and what may be done."""
