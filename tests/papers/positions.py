"""Holds PDFs against the pictures that the tests of base/typeset keep: every run of letters must stand in the file where the
layout says, in its size. pdfplumber reads the file; it knows nothing of us.

Usage: positions.py SNAPSHOTS FOLDER, with NAME.pdf in the folder for snapshots of that name. Ends with 1 if one is off.
"""

import re
import sys
from pathlib import Path

import pdfplumber

MM = 25.4 / 72
RUN = re.compile(r"(\d+) +([\d.]+) +([\d.]+) +([\d.]+) \S+ (.*)")


def check(snapshot, pdf):
    """How far the worst run is off in millimetres, how many there are, and those that are not there."""
    pages = pdfplumber.open(pdf).pages
    letters = [(page.page_number, c["text"], c["x0"] * MM, (page.height - c["matrix"][5]) * MM, c["size"]) for page in pages for c in page.chars]
    worst, count, missing = 0.0, 0, []
    for line in snapshot.read_text().split("---\n", 2)[2].splitlines():
        page, left, baseline, size, text = RUN.fullmatch(line).groups()
        here = [(abs(x - float(left)), abs(y - float(baseline))) for n, letter, x, y, points in letters
                if n == int(page) and letter == text[0] and abs(points - float(size)) < 0.1]
        across, down = min(here, key=sum, default=(9, 9))
        if max(across, down) > 0.5:
            missing.append(line)
        else:
            worst, count = max(worst, across, down), count + 1
    return worst, count, missing


def main():
    snapshots, folder = Path(sys.argv[1]), Path(sys.argv[2])
    total, worst, wrong = 0, 0.0, False
    for pdf in sorted(folder.glob("*.pdf")):
        off, count, missing = check(snapshots / f"typeset__tests__pictures__{pdf.stem}.snap", pdf)
        total, worst = total + count, max(worst, off)
        if missing or not count:
            wrong = True
            print(f"{pdf.stem}: not where the layout has it:", *missing, sep="\n  ", file=sys.stderr)
    print(f"{total} runs of letters stand in the files where the layout has them, within {worst:.2f} mm")
    sys.exit(1 if wrong or not total else 0)


main()
