#!/usr/bin/env python3
"""Explains subjects of whole projects with known results, and checks every account.

usage: explain_packs.py RUNG FOLDER [EVERY]

Of each pack in the folder every EVERY-th subject (10) is explained with --verify, which recomputes the account from its own
lines, and as JSON, whose output columns must be those of the pack's expected results.
"""

import csv
import decimal
import json
import pathlib
import subprocess
import sys


def explained(rung, pack, facts, key, *more):
    command = [rung, "explain", facts["rules"], "--as-of", facts["as_of"], "--id", key, *more]
    for record, file in facts["data"].items():
        command += ["--data", f"{record}={file}"]
    for name, value in facts.get("set", {}).items():
        command += ["--set", f"{name}={value}"]
    return subprocess.run(command, cwd=pack, capture_output=True, text=True, check=False)


def agrees(value, cell):
    """Whether a value of the JSON is what a cell of the results says."""
    if value is None:
        return cell == ""
    if isinstance(value, bool):
        return cell in (("yes", "是") if value else ("no", "否"))
    if isinstance(value, str):
        return value == cell
    percent = cell.endswith("%")
    return decimal.Decimal(str(value)) == decimal.Decimal(cell.rstrip("%")) / (100 if percent else 1)


def faults_of(rung, pack, facts, header, row):
    verified = explained(rung, pack, facts, row[0], "--verify")
    if verified.returncode != 0:
        return f"--verify ended with {verified.returncode}: {verified.stdout}{verified.stderr}"
    told = explained(rung, pack, facts, row[0], "--format", "json")
    if told.returncode != 0:
        return f"ended with {told.returncode}: {told.stderr}"
    # In the order of the columns; their names are those of the results but for members, which JSON names in English.
    output = json.loads(told.stdout, parse_float=decimal.Decimal)["output"]
    if len(output) != len(row):
        return f"has {len(output)} columns, expected {len(row)}"
    for value, name, cell in zip(output.values(), header, row):
        if not agrees(value, cell):
            return f"column {name} is {value!r}, expected {cell!r}"
    return ""


def main():
    rung = str(pathlib.Path(sys.argv[1]).resolve())
    every = int(sys.argv[3]) if len(sys.argv) > 3 else 10
    count = failed = 0
    for facts_file in sorted(pathlib.Path(sys.argv[2]).glob("*/pack.json")):
        facts = json.loads(facts_file.read_text(encoding="utf-8"))
        pack = facts_file.parent
        with open(pack / facts["expected"]["eval"], encoding="utf-8-sig", newline="") as file:
            header, *rows = list(csv.reader(file))
        for row in rows[::every]:
            count += 1
            fault = faults_of(rung, pack, facts, header, row)
            if fault:
                failed += 1
                print(f"{pack.name}, {row[0]}: {fault}")
    print(f"{count} subjects explained, {failed} of them wrong")
    sys.exit(1 if failed or count == 0 else 0)


if __name__ == "__main__":
    main()
