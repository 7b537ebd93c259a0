"""Pages of the reference that are generated (自動生成する頁)."""
