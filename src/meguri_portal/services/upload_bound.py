"""Files handed in (読み込むファイル) reach the disk up to a bound; what is beyond it is counted and thrown away."""

from django.core.files.uploadhandler import TemporaryFileUploadHandler

from meguri.register.excel.container import MAX_BYTES

LARGEST_FILE = MAX_BYTES


class BoundedFile(TemporaryFileUploadHandler):
    """A temporary file that stops growing; its size is still that of what was sent."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keeps a piece that begins within the bound."""
        if start <= LARGEST_FILE:
            super().receive_data_chunk(raw_data, start)
