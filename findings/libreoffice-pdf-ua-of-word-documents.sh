#!/usr/bin/env bash
# LibreOffice 7.4.7 writes PDFs of good Word documents that call themselves PDF/UA-1 and are not.
#
# Guessed: whoever ticks "Universal accessibility (PDF/UA)" gets what its name says, where the
#          document has real headings, lists, quotations and links.
# Seen:    four faults, each from a Word document of one paragraph:
#          - a link whose words have a style of characters: the page says /Tabs (S), a string, where
#            the name /S is asked for (clause 7.18.3). Every page with a link fails; no way round it.
#          - a link whose words have none, or only bold set by hand: no annotation, so nothing to
#            click or to reach by the keyboard, but in a list of contents. The tag Link is there all
#            the same, and veraPDF says nothing.
#          - a border of a paragraph: painted outside every mark, neither text nor artifact
#            (7.1, test 3). The ground of a paragraph is painted as an artifact, as it should be.
#          - a style of one's own called "Quote": its name becomes the type of the structure element
#            and is mapped to P, which no standard type may be (7.1, test 7). So do "Note" and
#            "Figure". "Quoted Words" is mapped as well, and fine.
# Where it bites: a council makes its PDF from a Word document, and a checker of accessibility
# refuses it. Lines below heads and bars beside quotations are borders in nearly every template.
# So: no borders of paragraphs, no style named as a type of PDF's structure, a style of characters
# for the words of every link; the wrong /Tabs is LibreOffice's own.
#
# Needs LibreOffice Writer 7.4.7 (Debian 12 has it), qpdf, Python 3.
set -euo pipefail
soffice --version | grep -q '^LibreOffice 7\.4\.7' || { echo "needs LibreOffice 7.4.7"; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > make.py <<'PYTHON'
import zipfile

OFFICE = "http://schemas.openxmlformats.org"
TYPES = f"""<Types xmlns="{OFFICE}/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
</Types>"""


def relations(*all):
    lines = "".join(
        f'<Relationship Id="rId{idx}" Type="{OFFICE}/officeDocument/2006/relationships/{kind}" {target}/>'
        for idx, (kind, target) in enumerate(all)
    )
    return f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{lines}</Relationships>'


def document(name, style, look, words):
    spaces = f'xmlns:w="{OFFICE}/wordprocessingml/2006/main" xmlns:r="{OFFICE}/officeDocument/2006/relationships"'
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("officeDocument", 'Target="word/document.xml"')),
        "word/_rels/document.xml.rels": relations(
            ("styles", 'Target="styles.xml"'),
            ("hyperlink", 'Target="https://www.example.org/" TargetMode="External"'),
        ),
        "word/styles.xml": f"""<w:styles {spaces}><w:style w:type="paragraph" w:default="1"
w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Own">
<w:name w:val="{style}"/><w:basedOn w:val="Normal"/><w:pPr>{look}</w:pPr></w:style>
<w:style w:type="character" w:styleId="Way"><w:name w:val="Way"/></w:style></w:styles>""",
        "word/document.xml": f"""<w:document {spaces}><w:body>
<w:p><w:pPr><w:pStyle w:val="Own"/></w:pPr>{words}</w:p></w:body></w:document>""",
    }
    with zipfile.ZipFile(f"{name}.docx", "w") as file:
        for part, text in parts.items():
            file.writestr(part, text)


def run(look=""):
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>She came to see me.</w:t></w:r>"


def link(look=""):
    return f'<w:hyperlink r:id="rId1">{run(look)}</w:hyperlink>'


border = '<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="14606A"/></w:pBdr>'
ground = '<w:shd w:val="clear" w:color="auto" w:fill="E8F0F4"/>'
document("words", "Quoted Words", "", run())
document("link-of-a-style", "Quoted Words", "", link('<w:rStyle w:val="Way"/>'))
document("link-of-none", "Quoted Words", "", link())
document("link-in-bold", "Quoted Words", "", link("<w:b/>"))
document("border", "Quoted Words", border, run())
document("ground", "Quoted Words", ground, run())
document("style-quote", "Quote", "", run())
PYTHON
cat > look.py <<'PYTHON'
import re
import subprocess
import sys

PAINTS = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Tj", "TJ", "Do", "sh"}


def painted_outside(content):
    """Counts what is painted outside marked content."""
    depth = n_outside = 0
    content = re.sub(r"<[0-9A-Fa-f]*>|\[[^]]*\]|\((?:\\.|[^()])*\)", " ", content)
    for word in content.replace(">>", ">> ").split():
        if word in ("BMC", "BDC"):
            depth += 1
        elif word == "EMC":
            depth -= 1
        elif word in PAINTS and depth == 0:
            n_outside += 1
    return n_outside


for name in sys.argv[1:]:
    subprocess.run(
        ["qpdf", "--qdf", "--object-streams=disable", "--no-original-object-ids", f"{name}.pdf", f"{name}.qdf"],
        check=True,
    )
    text = open(f"{name}.qdf", encoding="latin-1").read()
    assert "<pdfuaid:part>1<" in text, "it does not call itself PDF/UA-1"
    objects = re.findall(r"^\d+ 0 obj\n(.*?)^endobj", text, re.S | re.M)
    (page,) = [part for part in objects if re.search(r"^  /Type /Page$", part, re.M)]
    contents = re.search(r"/Contents (\d+) 0 R", page)[1]
    stream = re.search(rf"^{contents} 0 obj\n.*?^stream\n(.*?)^endstream", text, re.S | re.M)[1]
    roles = dict(re.findall(r"^    /(\S+) /(\S+)$", "".join(re.findall(r"/RoleMap <<.*?>>", text, re.S)), re.M))
    types = sorted(
        {
            f"{kind} is {roles[kind]}" if kind in roles else kind
            for part in objects
            if re.search(r"^  /Type /StructElem$", part, re.M)
            for kind in re.findall(r"^  /S /(\S+)$", part, re.M)
        }
    )
    annotation = "an annotation" if "/Annots" in page else "no annotation"
    tabs = re.search(r"^  (/Tabs .*)$", page, re.M)
    tabs = tabs[1] if tabs else "no /Tabs"
    print(f"{name}: {annotation}, {tabs}, painted outside marks {painted_outside(stream)}")
    print(f"    types: {', '.join(types)}")
PYTHON
python3 make.py
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to \
    'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}' \
    --outdir "$folder" ./*.docx > converted.txt 2>&1 || { cat converted.txt; exit 1; }
python3 look.py words link-of-a-style link-of-none link-in-bold border ground style-quote > seen
cat seen
diff - seen <<'EXPECTED'
words: no annotation, no /Tabs, painted outside marks 0
    types: Document, Quoted#20Words is P
link-of-a-style: an annotation, /Tabs (S), painted outside marks 0
    types: Document, Link, Quoted#20Words is P
link-of-none: no annotation, no /Tabs, painted outside marks 0
    types: Document, Link, Quoted#20Words is P
link-in-bold: no annotation, no /Tabs, painted outside marks 0
    types: Document, Link, Quoted#20Words is P
border: no annotation, no /Tabs, painted outside marks 2
    types: Document, Quoted#20Words is P
ground: no annotation, no /Tabs, painted outside marks 0
    types: Document, Quoted#20Words is P
style-quote: no annotation, no /Tabs, painted outside marks 0
    types: Document, Quote is P
EXPECTED
echo "LibreOffice 7.4.7: as described"
