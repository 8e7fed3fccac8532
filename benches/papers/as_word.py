"""The neutral paper as a Word document, for LibreOffice."""

import docx
from docx.oxml import parse_xml
from docx.shared import Pt

from neutral import COLUMNS, YEARS

EMU = 12700
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def save(paper, path):
    document = docx.Document()
    document.core_properties.title = paper.title
    document.core_properties.language = "en-GB"
    document.styles["Normal"].font.size = Pt(11)
    document.styles["Normal"].font.name = "Inter"
    document.add_heading(paper.title, 0)
    for section in paper.sections:
        document.add_heading(section.title, 1)
        for part in section.parts:
            document.add_heading(part.title, 2)
            for block in part.blocks:
                if isinstance(block, str):
                    document.add_paragraph(block)
                else:
                    for item in block:
                        document.add_paragraph(item, "List Bullet")
        _table(document, section)
    document.add_heading("Figures", 1)
    for idx, chart in enumerate(paper.charts):
        _chart(document, chart, 100 + idx)
    document.save(path)


def _table(document, section):
    document.add_paragraph(section.caption, "Caption")
    table = document.add_table(0, len(COLUMNS), "Table Grid")
    for values in [COLUMNS, *section.rows]:
        # Asking a table for its cells is slow: a new row knows its own.
        for cell, value in zip(table.add_row()._tr.tc_lst, values):
            cell.p_lst[0].add_r().text = value
    head = table.rows[0]._tr.get_or_add_trPr()
    head.append(parse_xml(f"<w:tblHeader {SPACES}/>"))


def _chart(document, chart, number):
    # Bars and no text boxes: LibreOffice takes minutes over fifteen hundred of those.
    shapes = []
    for offset, values, color in ((0, chart.ours, "2060C0"), (26, chart.england, "808080")):
        for idx, value in enumerate(values):
            shapes.append(_bar(number, 60 + idx * 70 + offset, 120 - value, value, color))
    width, height = 400 * EMU, 145 * EMU
    xml = (
        f'<w:r {SPACES}><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="Chart {number}" descr="{chart.alt()}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup">'
        f'<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
        f'<a:chOff x="0" y="0"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm></wpg:grpSpPr>'
        f'{"".join(shapes)}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    document.add_paragraph()._p.append(parse_xml(xml))
    years = zip(YEARS, chart.ours, chart.england)
    document.add_paragraph(" ".join(f"{year} {ours} {england}" for year, ours, england in years))
    document.add_paragraph(chart.title, "Caption")


def _bar(number, x, y, height, color):
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="bar"/><wps:cNvSpPr/><wps:spPr>'
        f'<a:xfrm><a:off x="{x * EMU}" y="{y * EMU}"/><a:ext cx="{24 * EMU}" cy="{height * EMU}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill></wps:spPr><wps:bodyPr/></wps:wsp>'
    )
