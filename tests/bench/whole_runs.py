#!/usr/bin/env python3
"""Times whole runs of `rung eval`, file to file, beside each other in turn, and prints medians as ratios.

usage: whole_runs.py RUNG [--rows N] [--rounds N] [--folder FOLDER]

Rates tests/bench/rating.rung over accounts that it makes up, the same for the same number of rows. What is compared:
the number of threads, the vector instructions (RUNG_INSTRUCTIONS), compressed exports, and as a yardstick `cat`, which
reads the export and writes as many bytes as it reads.
"""

import argparse
import gzip
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

RULES = pathlib.Path(__file__).resolve().parent / "rating.rung"
HEADER = ("account_id,public,worth,turnover,introductions,services,months_with_us,opinion,visits,cost_to_win,"
          "revenue,grade_before,renewal\n")


def account(number, chance):
    """One line: skewed amounts, small counts, some blanks."""
    def skewed(median, spread):
        return f"{min(median * 2.718281828 ** (spread * chance.gauss(0, 1)), 5e10):.2f}"
    worth = skewed(6e7, 1.6) if chance.random() < 0.4 else ""
    opinion = f"{chance.randrange(10, 51) / 10}" if chance.random() < 0.8 else ""
    revenue = skewed(3e5, 1.5) if chance.random() < 0.95 else ""
    cost = skewed(2e4, 1.0) if chance.random() < 0.9 else ""
    day = f"{chance.randrange(2025, 2028)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    return (f"A{number:08},{chance.choice(('true', 'false'))},{worth},{skewed(8e5, 1.9)},{chance.randrange(7)},"
            f"{chance.randrange(7)},{chance.randrange(121)},{opinion},{chance.randrange(60)},{cost},{revenue},"
            f"{chance.choice('ABCDE')},{day}\n")


def make_export(path, rows):
    if path.exists():
        return
    chance = random.Random(rows)
    unfinished = path.with_suffix(".part")
    with open(unfinished, "w", encoding="utf-8") as file:
        file.write(HEADER)
        for number in range(rows):
            file.write(account(number, chance))
    unfinished.rename(path)


def make_gzip(path):
    packed = path.with_suffix(".csv.gz")
    if not packed.exists():
        with open(path, "rb") as plain, gzip.open(packed, "wb", compresslevel=4) as file:
            shutil.copyfileobj(plain, file)
    return packed


def timed(command, environment, output):
    started = time.perf_counter()
    with open(output if command[0] == "cat" else os.devnull, "wb") as sink:
        process = subprocess.Popen(command, stdout=sink, stderr=subprocess.PIPE, env={**os.environ, **environment})
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{said.decode(errors='replace')}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("rung", type=pathlib.Path)
    arguments.add_argument("--rows", type=int, default=1_000_000)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--folder", type=pathlib.Path,
                           default=pathlib.Path(tempfile.gettempdir()) / "rung-whole-runs")
    chosen = arguments.parse_args()
    folder = chosen.folder
    folder.mkdir(parents=True, exist_ok=True)
    export = folder / f"accounts_{chosen.rows}.csv"
    make_export(export, chosen.rows)
    packed = make_gzip(export)
    rung = str(chosen.rung.resolve())

    def rate(data, jobs, name):
        return [rung, "eval", str(RULES), str(data), "--as-of", "2025-06-30", "--jobs", str(jobs), "-o",
                str(folder / f"rated-{name}.csv")]

    runs = {"1 thread": (rate(export, 1, "1"), {}), "2 threads": (rate(export, 2, "2"), {})}
    for name in ("avx2", "sse2", "scalar"):
        runs[f"1 thread, {name}"] = (rate(export, 1, name), {"RUNG_INSTRUCTIONS": name})
    runs["1 thread, gzip"] = (rate(packed, 1, "gzip"), {})
    runs["cat"] = (["cat", str(export)], {})
    results = {name: [] for name in runs}
    for _ in range(chosen.rounds):
        for name, (command, environment) in runs.items():
            results[name].append(timed(command, environment, folder / "copied.csv"))
    first = statistics.median(seconds for seconds, _ in results["1 thread"])
    megabytes = export.stat().st_size / 1e6
    print(f"{chosen.rows} accounts, {megabytes:.0f} MB, medians of {chosen.rounds} rounds")
    print(f"{'run':<18}{'seconds':>9}{'of 1 thread':>13}{'rows/s':>12}{'MB/s':>8}{'peak MB':>9}")
    for name, times in results.items():
        seconds = statistics.median(one for one, _ in times)
        print(f"{name:<18}{seconds:>9.3f}{seconds / first:>13.2f}{chosen.rows / seconds:>12.0f}"
              f"{megabytes / seconds:>8.0f}{max(peak for _, peak in times):>9.0f}")
    plain = (folder / "rated-1.csv").read_bytes()
    for name in ("2", "avx2", "sse2", "scalar", "gzip"):
        if (folder / f"rated-{name}.csv").read_bytes() != plain:
            sys.exit(f"rated-{name}.csv differs from rated-1.csv")
    print("all runs wrote the same bytes")


if __name__ == "__main__":
    main()
