"""Excel sheets of the register (登録簿の Excel): template, reading, differences, apply, and the workbook back with its faults marked."""
