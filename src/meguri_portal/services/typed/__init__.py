"""What people type (入力された文字): amounts, dates, shares and countries as written by hand, read exactly or refused."""
