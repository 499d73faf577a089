"""The same booklet by libraries from PyPI. Usage: peers.py weasyprint|fpdf2|reportlab HTML OUT FONT_FOLDER."""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path


class Blocks(HTMLParser):
    """The booklet as (kind, text or rows), which the others draw."""

    def __init__(self):
        super().__init__()
        self.blocks, self.text, self.rows = [], "", None

    def handle_starttag(self, tag, attributes):
        if tag in ("h1", "h2", "p", "li", "td"):
            self.text = ""
        elif tag == "table":
            self.rows = []
        elif tag == "tr":
            self.rows.append([])

    def handle_data(self, data):
        self.text += data

    def handle_endtag(self, tag):
        if tag == "td":
            self.rows[-1].append(self.text.strip())
        elif tag == "table":
            self.blocks.append(("table", self.rows))
        elif tag in ("h1", "h2", "p", "li"):
            self.blocks.append((tag, self.text.strip()))
        elif tag == "div":
            self.blocks.append(("code", self.text.strip()))


def blocks(html):
    reader = Blocks()
    reader.feed(re.sub(r"<style>.*?</style>", "", html, flags=re.S))
    return reader.blocks


def by_weasyprint(html, out, fonts):
    from weasyprint import HTML

    HTML(string=html).write_pdf(out, pdf_variant="pdf/ua-1")


def by_fpdf2(html, out, fonts):
    from fpdf import FPDF

    pdf = FPDF(format="A5")
    pdf.set_auto_page_break(True, 16)
    pdf.add_font("Tinos", "", fonts / "Tinos_400Regular.ttf")
    pdf.add_font("Tinos", "B", fonts / "Tinos_700Bold.ttf")
    pdf.add_page()
    for kind, content in blocks(html):
        if kind == "h1":
            pdf.add_page()
            pdf.set_font("Tinos", "B", 14)
            pdf.multi_cell(0, 7, content, new_x="LMARGIN", new_y="NEXT")
        elif kind == "table":
            pdf.set_font("Tinos", "", 10)
            with pdf.table() as table:
                for cells in content:
                    row = table.row()
                    for cell in cells:
                        row.cell(cell)
        else:
            pdf.set_font("Tinos", "B" if kind == "h2" else "", 10)
            pdf.multi_cell(0, 5, content, new_x="LMARGIN", new_y="NEXT")
    pdf.output(out)


def by_reportlab(html, out, fonts):
    from reportlab.graphics.barcode.qr import QrCode
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

    pdfmetrics.registerFont(TTFont("Tinos", fonts / "Tinos_400Regular.ttf"))
    pdfmetrics.registerFont(TTFont("TinosB", fonts / "Tinos_700Bold.ttf"))
    style = lambda name, size: ParagraphStyle(name + str(size), fontName=name, fontSize=size, leading=size * 1.25)
    plain, bold, title = style("Tinos", 10), style("TinosB", 10), style("TinosB", 14)
    flow = []
    for kind, content in blocks(html):
        if kind == "h1":
            flow += [PageBreak(), Paragraph(content, title)]
        elif kind == "table":
            rows = [[Paragraph(cell, plain) for cell in row] for row in content]
            flow.append(Table(rows, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")]))
        elif kind == "code" and content.startswith("Quét"):
            flow += [QrCode("https://example.gov.vn/thu-tuc/1"), Paragraph(content, plain)]
        else:
            flow.append(Paragraph(content, bold if kind == "h2" else plain))
    SimpleDocTemplate(str(out), pagesize=A5).build(flow)


way, html, out, fonts = sys.argv[1:]
globals()["by_" + way](Path(html).read_text(), Path(out), Path(fonts))
