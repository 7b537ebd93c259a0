"""What a listed company may expect when it corrects or replies (訂正・回答の受付): where to send, and by when we answer.

The desk is named by whoever runs this copy: MEGURI_REPLY_TO, an address a person can write to or a page with a form.
"""

import os

DESK = os.environ.get("MEGURI_REPLY_TO", "")
RECEIVED_WITHIN = 3  # business days until the desk says that it has the message
ANSWERED_WITHIN = 10  # business days until the value is changed, marked as disputed, or kept with the reason
