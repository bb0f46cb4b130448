"""Hạn xử lý: what is overdue, due today and soon, by day and by officer; apologies in bulk."""
