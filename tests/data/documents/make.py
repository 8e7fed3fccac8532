"""Writes the documents of this folder: every content of contents.py in three shapes.

Needs python-docx and LibreOffice. The shapes are those of councils' papers: headings by style, by
a style of their own, by outline level, by numbering, or only bold; content controls, text boxes,
footnotes, tracked changes, fields, hidden text, tables in tables.

    python3 make.py
"""

import io
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from html import escape

from contents import CONTENTS

HERE = os.path.dirname(os.path.abspath(__file__))
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STRICT = W.replace("schemas.openxmlformats.org/wordprocessingml/2006/main", "purl.oclc.org/ooxml/wordprocessingml/main")


def pieces(text):
    """Parts a text at **bold**, *italic* and [links](address)."""
    out = []
    for part in re.split(r"(\*\*.+?\*\*|\*.+?\*|\[.+?\]\(.+?\))", text):
        if part.startswith("**"):
            out.append((part[2:-2], "b"))
        elif part.startswith("*"):
            out.append((part[1:-1], "i"))
        elif part.startswith("["):
            words, address = part[1:-1].split("](")
            out.append((words, address))
        elif part:
            out.append((part, ""))
    return out


def plain(text):
    return "".join(words for words, _ in pieces(text))


def zipped(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return file.getvalue()


class Raw:
    """Documents written element by element."""

    def __init__(self, shape):
        self.shape, self.notes, self.links, self.n = shape, [], [], 0

    def run(self, text, props=""):
        props = f"<w:rPr>{props}</w:rPr>" if props else ""
        return f'<w:r>{props}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    def runs(self, text):
        out = ""
        for words, how in pieces(text):
            if how.startswith("http"):
                self.links.append(how)
                out += f'<w:hyperlink r:id="l{len(self.links)}">{self.run(words)}</w:hyperlink>'
            else:
                out += self.run(words, {"b": "<w:b/>", "i": "<w:i/>", "": ""}[how])
        return out

    def p(self, inner, props=""):
        props = f"<w:pPr>{props}</w:pPr>" if props else ""
        return f"<w:p>{props}{inner}</w:p>"

    def heading(self, level, text):
        run = self.run(text)
        if self.shape == "outline":
            return self.p(run, f'<w:outlineLvl w:val="{level - 1}"/>')
        if self.shape == "own":
            return self.p(run, f'<w:pStyle w:val="Ours{level}"/>')
        if self.shape == "numbering":
            return self.p(run, f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="7"/></w:numPr>')
        if self.shape == "bold":
            return self.p(self.run(text, "<w:b/>"))
        if self.shape == "strong":
            return self.p(self.run(text, '<w:rStyle w:val="Strong"/>'))
        return self.p(run, f'<w:pStyle w:val="H{level}"/>')

    def words(self, text):
        """A paragraph in one of the ways in which words are wrapped."""
        self.n += 1
        half = len(text) // 2
        half = text.find(" ", half) if "*" not in text and "[" not in text else -1
        first, rest = (text[:half], text[half:]) if half > 0 else (text, "")
        kind = self.n % 8
        if kind == 1 and rest:
            gone = '<w:del w:id="1"><w:r><w:delText>gonewords</w:delText></w:r></w:del>'
            return self.p(f'{self.runs(first)}{gone}<w:ins w:id="2">{self.runs(rest)}</w:ins>')
        if kind == 2:
            return f'<w:sdt><w:sdtPr><w:alias w:val="Answer"/></w:sdtPr><w:sdtContent>{self.p(self.runs(text))}</w:sdtContent></w:sdt>'
        if kind == 3 and rest:
            return self.p(f'{self.runs(first)}<w:fldSimple w:instr="DOCPROPERTY x">{self.runs(rest)}</w:fldSimple>')
        if kind == 4:
            box = self.p(self.runs(text))
            drawn = f"<mc:AlternateContent><mc:Choice><w:txbxContent>{box}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{box}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
            return self.p(f"<w:r>{drawn}</w:r>")
        if kind == 5:
            return f"<w:tbl><w:tr><w:tc>{self.p(self.runs(text))}</w:tc></w:tr></w:tbl>"
        if kind == 6 and rest:
            instr = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            return self.p(f"{self.runs(first)}{instr}{self.runs(rest)}")
        if kind == 7 and rest:
            cut = self.p(self.runs(first), "<w:rPr><w:del w:id='4'/></w:rPr>")
            return cut + self.p(self.runs(rest.strip()))
        moved = f'<w:p><w:moveFrom w:id="3">{self.run("movedwords")}</w:moveFrom></w:p>'
        return moved + self.p(self.runs(text) + self.run("hiddenwords", "<w:vanish/>"))

    def table(self, header, rows):
        def cell(inner):
            return f"<w:tc>{inner}</w:tc>"

        marks = "<w:trPr><w:tblHeader/></w:trPr>" if self.shape != "bold" else ""
        bold = "<w:b/>" if self.shape == "bold" else ""
        head = "".join(cell(self.p(self.run(name, bold))) for name in header)
        out = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{marks}{head}</w:tr>"
        for row in rows:
            cells = [cell(self.p(self.run(text))) for text in row]
            if self.shape == "own":
                inner = f"<w:tbl><w:tr><w:tc>{self.p(self.run(row[-1]))}</w:tc></w:tr></w:tbl>{self.p('')}"
                cells[-1] = cell(inner)
            out += f"<w:tr>{''.join(cells)}</w:tr>"
        gone = cell(self.p(self.run("gonerow")))
        return f"{out}<w:tr><w:trPr><w:del w:id='9'/></w:trPr>{gone}</w:tr></w:tbl>"

    def item(self, depth, text, number):
        return self.p(self.runs(text), f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')

    def write(self, content):
        body = self.p(self.run("Contents 1"), '<w:pStyle w:val="TOC1"/>') if self.shape == "style" else ""
        for kind, *rest in content:
            if kind == "h":
                body += self.heading(*rest)
            elif kind == "p":
                body += self.words(rest[1])
            elif kind == "li":
                body += self.item(rest[1], rest[2], 3)
            elif kind == "n":
                body += self.item(0, rest[1], 4)
            elif kind == "q":
                body += self.p(self.runs(rest[1]), '<w:pStyle w:val="Quote"/>')
            else:
                body += self.table(rest[1], rest[2])
        links = "".join(f'<Relationship Id="l{idx + 1}" TargetMode="External" Target="{address}"/>' for idx, address in enumerate(self.links))
        levels = "".join(f'<w:lvl w:ilvl="{idx}"><w:numFmt w:val="decimal"/><w:pStyle w:val="H{idx + 1}"/></w:lvl>' for idx in range(3))
        numbering = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="3">{levels}</w:abstractNum>
        <w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>"""
        headings = "".join(f'<w:style w:styleId="H{idx}"><w:name w:val="heading {idx}"/><w:pPr><w:outlineLvl w:val="{idx - 1}"/></w:pPr></w:style><w:style w:styleId="Ours{idx}"><w:name w:val="Our {idx}"/><w:basedOn w:val="H{idx}"/></w:style>' for idx in (1, 2, 3))
        styles = f"""<w:styles {W}>{headings}<w:style w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:styleId="Quote"><w:name w:val="Quote"/></w:style><w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>"""
        space = STRICT if self.shape == "outline" else W
        return zipped({
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "word/_rels/document.xml.rels": f"<Relationships>{links}</Relationships>",
            "word/numbering.xml": numbering,
            "word/styles.xml": styles,
            "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
        })


def python_docx(content, shape):
    import docx
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document = docx.Document()

    def put(paragraph, text):
        for words, how in pieces(text):
            if how.startswith("http"):
                link = OxmlElement("w:hyperlink")
                link.set(qn("r:id"), document.part.relate_to(how, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", is_external=True))
                run = paragraph.add_run(words)
                link.append(run._r)
                paragraph._p.append(link)
            else:
                run = paragraph.add_run(words)
                run.bold, run.italic = how == "b" or None, how == "i" or None

    document.sections[0].header.paragraphs[0].text = "OFFICIAL"
    for kind, *rest in content:
        if kind == "h":
            if shape == "fake":
                document.add_paragraph().add_run(rest[1]).bold = True
            else:
                document.add_heading(rest[1], rest[0])
        elif kind == "p":
            put(document.add_paragraph(), rest[1])
        elif kind == "li":
            put(document.add_paragraph(style="List Bullet" if rest[1] == 0 else "List Bullet 2"), rest[2])
        elif kind == "n":
            put(document.add_paragraph(style="List Number"), rest[1])
        elif kind == "q":
            put(document.add_paragraph(style="Quote"), rest[1])
        else:
            table = document.add_table(rows=1, cols=len(rest[1]))
            for cell, name in zip(table.rows[0].cells, rest[1]):
                cell.paragraphs[0].add_run(name).bold = True
            for row in rest[2]:
                for cell, text in zip(table.add_row().cells, row):
                    cell.text = text
    file = io.BytesIO()
    document.save(file)
    parts = {}
    kept = re.compile(r"^(\[Content_Types\]|_rels/|word/(document|styles|numbering|header\d*|_rels))")
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            if kept.match(name):
                parts[name] = archive.read(name)
    latent = re.compile(rb"<w:latentStyles.*?</w:latentStyles>", re.S)
    parts["word/styles.xml"] = latent.sub(b"", parts["word/styles.xml"])
    parts["word/styles.xml"] = re.sub(rb'<w:style w:type="table".*?</w:style>', b"", parts["word/styles.xml"], flags=re.S)
    return zipped(parts)


def html(content):
    out, lists = "", []

    def close(to):
        nonlocal out
        while len(lists) > to:
            out += f"</{lists.pop()}>"

    def inline(text):
        marks = {"b": "<b>{}</b>", "i": "<i>{}</i>", "": "{}"}
        return "".join(f'<a href="{how}">{escape(words)}</a>' if how.startswith("http") else marks[how].format(escape(words)) for words, how in pieces(text))

    for kind, *rest in content:
        if kind in ("li", "n"):
            depth = rest[1] + 1 if kind == "li" else 1
            tag = "ul" if kind == "li" else "ol"
            while len(lists) < depth:
                out += f"<{tag}>"
                lists.append(tag)
            close(depth)
            out += f"<li>{inline(rest[-1])}</li>"
            continue
        close(0)
        if kind == "h":
            out += f"<h{rest[0]}>{escape(rest[1])}</h{rest[0]}>"
        elif kind == "p":
            out += f"<p>{inline(rest[1])}</p>"
        elif kind == "q":
            out += f"<blockquote>{inline(rest[1])}</blockquote>"
        else:
            head = "".join(f"<th>{escape(name)}</th>" for name in rest[1])
            rows = "".join("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in rest[2])
            out += f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    close(0)
    return f'<html><head><meta charset="utf-8"></head><body>{out}</body></html>'


def office(content, ending):
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/it.html", "w", encoding="utf-8") as file:
            file.write(html(content))
        names = {"docx": "docx:MS Word 2007 XML", "odt": "odt:writer8"}
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--infilter=HTML (StarWriter)",
             "--convert-to", names[ending], "--outdir", folder, f"{folder}/it.html"],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        kept = re.compile(r"^(\[Content_Types\]|word/(document|styles|numbering|footnotes|_rels/document)|content\.xml|styles\.xml|mimetype)")
        parts = {}
        with zipfile.ZipFile(f"{folder}/it.{ending}") as archive:
            for name in archive.namelist():
                if kept.match(name):
                    parts[name] = archive.read(name)
        return zipped(parts)


def expected(template, content):
    lines = [f"template\t{template}"]
    for kind, *rest in content:
        if kind == "h":
            lines.append(f"heading\t{rest[1]}")
        elif kind == "t":
            register, header, rows = rest
            lines.append("table\t" + (register or "-") + "\t" + " ".join(header) + " " + " ".join(" ".join(row) for row in rows))
            for row in rows:
                lines.append("row\t" + (register or "-") + "\t" + "\t".join(row))
        else:
            lines.append(f"words\t{rest[0] or '-'}\t{plain(rest[-1])}")
    return "\n".join(lines) + "\n"


RAW = ["outline", "own", "numbering", "bold", "strong", "style"]


def main():
    for idx, (name, (template, content)) in enumerate(CONTENTS.items()):
        files = {
            "raw.docx": Raw(RAW[idx % len(RAW)]).write(content),
            "python.docx": python_docx(content, "fake" if idx % 4 == 3 else "style"),
            "office.odt" if idx % 2 else "office.docx": office(content, "odt" if idx % 2 else "docx"),
        }
        for ending, data in files.items():
            with open(f"{HERE}/{name}-{ending}", "wb") as file:
                file.write(data)
        with open(f"{HERE}/{name}.txt", "w", encoding="utf-8") as file:
            file.write(expected(template, content))
    return 0


if __name__ == "__main__":
    sys.exit(main())
