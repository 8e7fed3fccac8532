"""The neutral paper as Typst source."""

from neutral import COLUMNS, YEARS

HEAD = """#set document(title: "{title}", author: "Northmere Council")
#set text(lang: "en", region: "GB", font: "Inter", size: 11pt)
#set page(paper: "a4", margin: 2.5cm, numbering: "1 / 1", header: [Northmere Council])
#set par(leading: 0.85em, spacing: 1.3em)
#set outline.entry(fill: none)
#set heading(numbering: "1.1")
#show figure: set block(breakable: true)
#title()
#outline(depth: 2)
#pagebreak()
"""


def source(paper):
    out = [HEAD.format(title=paper.title)]
    for section in paper.sections:
        out.append(f"= {section.title}\n")
        for part in section.parts:
            out.append(f"== {part.title}\n")
            for block in part.blocks:
                out.append(block if isinstance(block, str) else "\n".join(f"- {i}" for i in block))
                out.append("\n\n")
        out.append(_table(section))
    out.append("= Figures\n")
    out.extend(_chart(chart) for chart in paper.charts)
    return "".join(out)


def _table(section):
    header = ", ".join(f"[*{name}*]" for name in COLUMNS)
    rows = "\n".join("  " + ", ".join(f"[{cell}]" for cell in row) + "," for row in section.rows)
    return (
        f"#figure(caption: [{section.caption}], table(columns: (1fr, 2fr, 2fr, 2fr), align: left,\n"
        f"  table.header({header}),\n{rows}\n))\n\n"
    )


def _chart(chart):
    """Two lines with a dot and a label a year, as native shapes."""
    shapes = []
    for values, color in ((chart.ours, "blue"), (chart.england, "gray")):
        spots = [(60 + idx * 70, 120 - value) for idx, value in enumerate(values)]
        for (x1, y1), (x2, y2) in zip(spots, spots[1:]):
            shapes.append(f"#place(line(start: ({x1}pt, {y1}pt), end: ({x2}pt, {y2}pt), stroke: 1.5pt + {color}))")
        for (x, y), value in zip(spots, values):
            shapes.append(f"#place(dx: {x - 2}pt, dy: {y - 2}pt, circle(radius: 2pt, fill: {color}))")
            shapes.append(f"#place(dx: {x - 6}pt, dy: {y - 14}pt, text(8pt)[{value}])")
    for idx, year in enumerate(YEARS):
        shapes.append(f"#place(dx: {50 + idx * 70}pt, dy: 130pt, text(8pt)[{year}])")
    shapes.append("#place(line(start: (40pt, 125pt), end: (380pt, 125pt), stroke: 0.5pt))")
    body = "\n".join(shapes)
    return (
        f'#figure(kind: image, caption: [{chart.title}], alt: "{chart.alt()}",\n'
        f"  block(width: 100%, height: 145pt)[#set align(left)\n{body}])\n\n"
    )
