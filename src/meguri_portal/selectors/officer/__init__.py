"""The officer's page (担当者の頁): a finished document as tables and pictures, always with ranges."""
