"""«Toàn vẹn»: what a check of the data found, and every moving of a due date."""
