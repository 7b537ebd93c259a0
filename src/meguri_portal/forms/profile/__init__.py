"""The questions as fields (質問の記入欄): what stands on a page, and what was typed there."""
