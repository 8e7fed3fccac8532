"""Writes the files of this folder, from which the user guide brings in a first draft.

Northmere is a council that does not exist, and every word here is our own. Nothing but Python is
needed; for the report as PDF LibreOffice is (without it, the PDF that is there stays).

    python3 make.py
"""

import io
import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from html import escape

HERE = os.path.dirname(os.path.abspath(__file__))
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# (level, words) are headings, lists of words bullets, tuples of rows a table, words a paragraph.
LAST_YEAR = [
    (0, "Northmere Council: self-evaluation of social work practice 2025"),
    (1, "Context"),
    (2, "Children and communities"),
    "Northmere is a harbour town with **31,200 children**. One in five lives in a family with a low "
    "income. More families came to the old town last year than left it, many of them with small "
    "children.",
    (2, "Service and demand"),
    "Three localities each have a family help team, a protection team and a team for children in "
    "care. Referrals rose from 487 to 512 for every 10,000 children; most of the rise came from "
    "schools.",
    (2, "Money and politics"),
    "The council closed its budget on time. Spending on homes far away rose by *£1.1 million*, and "
    "members agreed two new homes in the town.",
    (2, "Practice and partners"),
    "All teams use one model of practice. The police left the front door for four months and came "
    "back in October.",
    (1, "Impact"),
    (2, "The impact of leaders on social work practice"),
    "Leaders read two records each month with the worker. Because of what they read, supervision is "
    "now **recorded within five days** for 88 per cent of workers; it was 61 per cent.",
    ["Caseloads are at 15.4 on average; they were at 17.2", "Agency use fell from 19 to 12 per cent"],
    (2, "Help and protection"),
    "Children are seen within a day where there is a risk of harm, and alone where that is right. "
    "Second child protection plans were too many: one in four.",
    "A mother said: “They asked my daughter first, and then me.”",
    (2, "Children in care"),
    "More brothers and sisters live together than a year ago. Eleven in a hundred children moved "
    "three times or more.",
    (2, "Care leavers"),
    "Personal advisers are in touch with 94 per cent of care leavers. Too many homes are found late: "
    "nine young people did not know a month before their birthday where they would live.",
    (1, "Plan for the next twelve months"),
    (
        ("Action", "Lead", "By when", "Status"),
        ("Ask why plans are needed a second time, and act on it", "Head of Help and Protection", "30 September 2025", "In progress"),
        ("Open two homes in the town", "Assistant Director, Children’s Social Care", "31 March 2026", "In progress"),
        ("Agree a home for every care leaver six months before they turn 18", "Head of Care", "31 December 2025", "Not started"),
    ),
    (1, "Words we use"),
    (
        ("Term", "Meaning"),
        ("Family Help", "Early help and help for children in need in one team"),
        ("Front door", "Where everybody turns to who is worried about a child"),
    ),
    (1, "Thanks"),
    "The director thanks everybody who wrote this paper with us.",
]

REPORT = [
    "Inspection of Northmere local authority children’s services",
    "Inspection dates: 3 to 7 November 2025",
    ("Judgement", "Grade"),
    ("The impact of leaders on social work practice with children and families", "Good"),
    ("The experiences and progress of children who need help and protection", "Requires improvement to be good"),
    ("The experiences and progress of children in care", "Good"),
    ("The experiences and progress of care leavers", "Requires improvement to be good"),
    ("Overall effectiveness", "Requires improvement to be good"),
    "Northmere has become a steadier place to do good work in. Leaders know their service well.",
    "What needs to improve",
    [
        "How quickly leaders see that a child protection plan is needed for a second time (outcome 3, national framework).",
        "The written record of why decisions are made at the front door.",
        "How early care leavers know where they will live (outcome 4, national framework).",
        "The reach of return interviews for children who go missing.",
    ],
    "The experiences and progress of children who need help and protection: requires improvement to be good",
    "Most children are seen soon, and many are helped well. For some, help ends too early.",
]

# Measures by year: percentages, a suppressed count, a gap.
FIGURES = [
    ("Northmere children’s services scorecard", "", "", "", ""),
    ("", "", "", "", ""),
    ("Measure", "2021/22", "2022/23", "2023/24", "2024/25"),
    ("Referrals per 10,000 children", "471", "480", "487", "512"),
    ("Second child protection plans, per cent", "19.8%", "21.0%", "24.1%", "25.3%"),
    ("Children in care with three homes or more in the year, per cent", "10.2%", "10.9%", "11.4%", "11.0%"),
    ("Care leavers in touch with their adviser, per cent", "", "91%", "92%", "94%"),
    ("Children missing twice or more in a month", "c", "9", "11", "c"),
]


def runs(text):
    out = []
    for part in re.split(r"(\*\*.+?\*\*|\*.+?\*)", text):
        look = "<w:rPr><w:b/></w:rPr>" if part.startswith("**") else "<w:rPr><w:i/></w:rPr>" if part.startswith("*") else ""
        words = part.strip("*")
        if words:
            out.append(f'<w:r>{look}<w:t xml:space="preserve">{escape(words, quote=False)}</w:t></w:r>')
    return "".join(out)


def paragraph(text, style="", number=""):
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if number else ""
    return f"<w:p><w:pPr>{style}{number}</w:pPr>{runs(text)}</w:p>"


def table(rows):
    grid = "<w:tblGrid>" + "<w:gridCol/>" * len(rows[0]) + "</w:tblGrid>"
    out = []
    for idx, row in enumerate(rows):
        head = "<w:trPr><w:tblHeader/></w:trPr>" if idx == 0 else ""
        cells = "".join(f"<w:tc><w:tcPr/>{paragraph(cell)}</w:tc>" for cell in row)
        out.append(f"<w:tr>{head}{cells}</w:tr>")
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr>{grid}{"".join(out)}</w:tbl>{paragraph("")}'


def last_year():
    body = []
    for block in LAST_YEAR:
        if isinstance(block, str):
            body.append(paragraph(block))
        elif isinstance(block, list):
            body.extend(paragraph(item, "ListParagraph", "1") for item in block)
        elif isinstance(block[0], int):
            level, words = block
            body.append(paragraph(words, "Title" if level == 0 else f"Heading{level}"))
        else:
            body.append(table(block))
    return document("".join(body))


def report():
    body = []
    rows = [block for block in REPORT if isinstance(block, tuple)]
    for block in REPORT:
        if isinstance(block, str):
            is_heading = block in (REPORT[0], "What needs to improve") or block.startswith("The experiences")
            body.append(paragraph(block, "Heading1" if is_heading else ""))
        elif isinstance(block, list):
            body.extend(paragraph(item, "ListParagraph", "1") for item in block)
        elif block == rows[0]:
            body.append(table(rows))
    return document("".join(body))


def style(name, title, based="", more=""):
    based = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{title}"/>{based}<w:qFormat/>{more}</w:style>'


def document(body):
    heads = "".join(
        style(f"Heading{n}", f"heading {n}", "Normal", f'<w:pPr><w:keepNext/><w:outlineLvl w:val="{n - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="{34 - 4 * n}"/></w:rPr>')
        for n in (1, 2)
    )
    styles = (
        f'<w:styles xmlns:w="{W}">' + style("Normal", "Normal", more='<w:rPr><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr>')
        + style("Title", "Title", "Normal", '<w:rPr><w:b/><w:sz w:val="40"/></w:rPr>') + style("ListParagraph", "List Paragraph", "Normal") + heads
        + '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/></w:style></w:styles>'
    )
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
        '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    kinds = "".join(f'<Override PartName="/word/{part}.xml" ContentType="{MAIN}.{kind}+xml"/>' for part, kind in
                    (("document", "document.main"), ("styles", "styles"), ("numbering", "numbering")))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/styles" Target="styles.xml"/><Relationship Id="r2" Type="{OFFICE}/numbering" Target="numbering.xml"/></Relationships>',
        "word/styles.xml": styles,
        "word/numbering.xml": numbering,
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>',
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + content)
    return file.getvalue()


def put(name, content):
    with open(os.path.join(HERE, name), "wb") as file:
        file.write(content)


def pdf(content, name):
    """Has LibreOffice make a PDF that says what is a heading and what a list, as Ofsted's do."""
    if not shutil.which("soffice"):
        print(f"{name} stays as it is: there is no LibreOffice.")
        return
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "report.docx")
        with open(source, "wb") as file:
            file.write(content)
        options = '{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
                        f"pdf:writer_pdf_Export:{options}", "--outdir", folder, source], check=True, stdout=subprocess.DEVNULL)
        with open(os.path.join(folder, "report.pdf"), "rb") as file:
            put(name, file.read())


def main():
    put("last-year.docx", last_year())
    pdf(report(), "report.pdf")
    cells = lambda row: ",".join(f'"{cell}"' if "," in cell else cell for cell in row)
    put("figures.csv", ("\ufeff" + "\r\n".join(map(cells, FIGURES)) + "\r\n").encode())
    letter = "\n\n".join([
        "Ofsted", "12 June 2025", "Annual engagement meeting on 20 May 2025",
        "Thank you for meeting us. We talked about what you know of your practice and how you know it.",
        "Your audits should say what is different for children. We will ask about homes for care leavers when we meet again.",
        "Yours faithfully",
    ])
    put("letter.txt", (letter + "\n").encode())


main()
