"""The portal (ポータル): one Django project that shows, in a browser, what the library answers.

models ← selectors ← services ← forms ← views | api | management. One file per stage in each layer, under the same word.
It imports the library; the library never imports it. Nothing that a visitor types is stored unless the visitor asks.
"""
