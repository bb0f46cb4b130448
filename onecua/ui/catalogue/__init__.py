"""«Thủ tục»: the catalogue in force and the office's own rule of each procedure."""
