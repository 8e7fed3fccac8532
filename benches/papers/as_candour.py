"""The neutral paper as a draft of Candour, with a template of its own."""

from neutral import YEARS

HEAD = """(
  format: "candour-draft",
  version: 1,
  app: "0.1.0",
  template: (id: "neutral", edition: "1"),
  details: (authority: "Northmere Council", title: "{title}", label: "OFFICIAL"),
"""
TEMPLATE_HEAD = """  template_copy: (
    format: "candour-template",
    version: 1,
    id: "neutral",
    edition: "1",
    title: "Neutral paper",
    summary: "Words about nothing.",
    framework: (name: "None", source: "None", checked: "2026-01-01"),
    questions: (what: "What?", how: "How?", next: "Next?"),
    paper: (title: "{title}", numbering: Headings, contents: true),
    sections: [
"""
TABLE_FIELD = """(id: "rows", prompt: "Rows?", kind: Register((register: Statements, \
columns: ["kind", "claim", "how", "difference"], scope: Here, show: Table, caption: "{caption}")))"""
CHARTS_FIELD = """(id: "charts", prompt: "Charts?", kind: Register((register: Indicators, \
columns: ["title", "values"], show: Chart)))"""


def draft(paper):
    """Returns the draft."""
    out = [HEAD.format(title=paper.title)]
    out.append("  answers: {\n")
    for s_idx, section in enumerate(paper.sections):
        for p_idx, part in enumerate(section.parts):
            prose = "\n\n".join(_markdown(block) for block in part.blocks)
            out.append(f'    "s{s_idx}-p{p_idx}": {{"text": Prose("{prose}")}},\n')
    out.append("  },\n  statements: [\n")
    for s_idx, section in enumerate(paper.sections):
        for r_idx, (kind, claim, how, difference) in enumerate(section.rows):
            kind = "Strength" if kind == "Strength" else "Area"
            out.append(
                f'    (id: "r{s_idx}-{r_idx}", section: "s{s_idx}-p2", kind: {kind}, '
                f'claim: "{claim}", how: "{how}", difference: "{difference}"),\n'
            )
    out.append("  ],\n  indicators: [\n")
    for idx, chart in enumerate(paper.charts):
        points = ", ".join(
            f'(period: "{year}", ours: "{ours}", england: "{england}")'
            for year, ours, england in zip(YEARS, chart.ours, chart.england)
        )
        out.append(f'    (id: "i{idx}", title: "{chart.title}", unit: "per cent", values: [{points}]),\n')
    out.append("  ],\n")
    out.append(TEMPLATE_HEAD.format(title=paper.title))
    for s_idx, section in enumerate(paper.sections):
        parts = []
        for p_idx, part in enumerate(section.parts):
            fields = '(id: "text", prompt: "Text?", kind: Prose)'
            if p_idx == len(section.parts) - 1:
                fields += ", " + TABLE_FIELD.format(caption=section.caption)
            parts.append(f'(id: "s{s_idx}-p{p_idx}", title: "{part.title}", fields: [{fields}])')
        inner = ",\n        ".join(parts)
        out.append(f'      (id: "s{s_idx}", title: "{section.title}", sections: [\n        {inner}]),\n')
    out.append(f'      (id: "figures", title: "Figures", fields: [{CHARTS_FIELD}]),\n')
    out.append("    ],\n    rules: [],\n  ),\n)\n")
    return "".join(out)


def _markdown(block):
    if isinstance(block, str):
        return block
    return "\n".join(f"- {item}" for item in block)
