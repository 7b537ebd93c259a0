"""The bound: a fused C loop, compiled here; says so where there is no compiler."""

import ctypes
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from timing import cpu_ms, report, rows

import model

ORDER = ("kind", "modality", "stage", "size", "fy", "year_no", *model.FLAGS, *model.HIGHEST)


def run(library: ctypes.CDLL, columns: dict[str, np.ndarray], into: list[np.ndarray] | None = None) -> list[np.ndarray]:
    """Five flags and five amounts."""
    count = len(columns["kind"])
    five = range(len(model.PROGRAMMES))
    out = into or [*(np.empty(count, np.uint8) for _ in five), *(np.empty(count, np.int64) for _ in five)]
    places = [ctypes.c_void_p(column.ctypes.data) for column in [*(columns[name] for name in ORDER), *out]]
    library.fused(ctypes.c_int64(count), *places)
    return out


def main() -> None:
    """Compile, measure, compare."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        report(missing="no C compiler")
        return
    with tempfile.TemporaryDirectory() as folder:
        built, source = Path(folder) / "fused.so", Path(__file__).with_name("fused.c")
        subprocess.run(
            [compiler, "-O3", "-march=native", "-shared", "-fPIC", str(source), "-o", str(built)], check=True
        )
        library = ctypes.CDLL(str(built))
        columns, sample = model.draw(rows()), model.draw(100_000, seed=2)
        out = run(library, sample)
        reused = run(library, columns)
        flags, amounts = (dict(zip(model.PROGRAMMES, part, strict=True)) for part in (out[:5], out[5:]))
        dense = model.draw_dense(rows())
        report(
            dense=cpu_ms(lambda: run(library, dense)),
            compute=cpu_ms(lambda: run(library, columns)),
            reused=cpu_ms(lambda: run(library, columns, reused)),
            wrong=model.wrong(flags, amounts, sample),
        )


main()
