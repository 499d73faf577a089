"""Holds every .docx against our PDF of the same paper, as LibreOffice shows it and as python-docx reads it.

Usage: compare.py FOLDER, with docx/, pdf/ and libreoffice/ in it. Prints a line, or what differs, and ends with 1.
"""

import html
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import docx
from docx.oxml.ns import qn

POINT = 25.4 / 72
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')

# Words at the head of a paper that both have in one place: (word, how far apart in millimetres, across and down).
HEAD = [("CỘNG", 2, 2), ("Độc", 2, 2), ("Số:", 4, 4), ("Nai,", 4, 4)]


def words(path):
    """The words of each page: (text, left and middle in millimetres)."""
    out = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True, text=True).stdout
    pages = []
    for page in out.split("<page ")[1:]:
        found = WORD.findall(page)
        place = lambda f: (unicodedata.normalize("NFC", html.unescape(f[4])), float(f[0]) * POINT, (float(f[1]) + float(f[3])) / 2 * POINT)
        pages.append([place(f) for f in found])
    return pages


def bag(pages):
    """How often each word is there; numbers of pages stand elsewhere and are left out."""
    counts = {}
    for page in pages:
        for text, _, _ in page:
            for piece in re.findall(r"\w+", text):
                if not piece.isdigit():
                    counts[piece] = counts.get(piece, 0) + 1
    return counts


def check(folder, name):
    ours, theirs = words(folder / "pdf" / f"{name}.pdf"), words(folder / "libreoffice" / f"{name}.pdf")
    wrong = []
    a, b, repeated = bag(ours), bag(theirs), headings(folder / "docx" / f"{name}.docx")
    # Headings of tables come again on every page, and pages may end elsewhere.
    same = lambda word: a.get(word, 0) == b.get(word, 0) or (word in repeated and word in a and word in b)
    if differ := {word: (a.get(word, 0), b.get(word, 0)) for word in set(a) | set(b) if not same(word)}:
        wrong.append(f"words (ours, theirs): {differ}")
    if abs(len(ours) - len(theirs)) > 1:
        wrong.append(f"{len(ours)} pages of PDF, {len(theirs)} of .docx")
    for word, across, down in HEAD:
        first = lambda pages: next(((x, y) for text, x, y in pages[0] if text == word), None)
        here, there = first(ours), first(theirs)
        if not here or not there:
            wrong.append(f"{word} is missing: {here}, {there}")
        elif abs(here[0] - there[0]) > across or abs(here[1] - there[1]) > down:
            wrong.append(f"{word} stands at {here[0]:.1f}, {here[1]:.1f} mm in the PDF, at {there[0]:.1f}, {there[1]:.1f} in the .docx")
    return wrong + read(folder / "docx" / f"{name}.docx")


def headings(path):
    """The words in headings of tables."""
    rows = (row for table in docx.Document(path).tables for row in table.rows if row._tr.find(".//" + qn("w:tblHeader")) is not None)
    return {piece for row in rows for cell in row.cells for piece in re.findall(r"\w+", cell.text)}


def read(path):
    """What Word will offer the person who goes on editing."""
    paper = docx.Document(path)
    wrong = []
    used = {paragraph.style.name for paragraph in paper.paragraphs}
    used |= {p.style.name for table in paper.tables for row in table.rows for cell in row.cells for p in cell.paragraphs}
    for style in ["Quốc hiệu", "Tiêu ngữ", "Cơ quan ban hành", "Số, ký hiệu", "Địa danh, ngày", "Quyền hạn, chức vụ"]:
        if style not in used:
            wrong.append(f"no paragraph has the style {style}")
    if paper.styles.default(docx.enum.style.WD_STYLE_TYPE.PARAGRAPH).name != "Normal":
        wrong.append("the default style is not Normal")
    language = paper.styles.element.find(".//" + qn("w:lang"))
    if language is None or language.get(qn("w:val")) != "vi-VN":
        wrong.append("the language is not Vietnamese")
    if not paper.core_properties.title or not paper.core_properties.author:
        wrong.append("no title or author")
    for table in paper.tables:
        borders = table._tbl.find(".//" + qn("w:tblBorders"))
        if borders is not None and table.rows[0]._tr.find(".//" + qn("w:tblHeader")) is None:
            wrong.append("a table without a heading that repeats")
    return wrong


def main():
    folder = Path(sys.argv[1])
    names = sorted(path.stem for path in (folder / "docx").glob("*.docx"))
    bad = {name: wrong for name in names if (wrong := check(folder, name))}
    for name, wrong in bad.items():
        print(name, *wrong, sep="\n  ", file=sys.stderr)
    print(f"{len(names) - len(bad)} of {len(names)} .docx say and show in LibreOffice what their PDF does")
    sys.exit(1 if bad or not names else 0)


main()
