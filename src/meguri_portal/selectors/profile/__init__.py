"""The way through the questions (記入の道筋): pages of related questions, and which of them comes next."""
