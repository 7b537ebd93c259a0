"""One application's life from receipt to determination of the amount (補助事業の運営); so far, selection under a budget."""
