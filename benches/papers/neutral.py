"""The neutral paper: the same headings, words, lists, tables and charts for every program."""

from dataclasses import dataclass, field

from words import Speaker

# What stands in a table, for every program. They are the columns of a register of Candour.
COLUMNS = ["Kind", "Claim", "How we know", "For children"]
KINDS = ["Strength", "Area for improvement"]
YEARS = ["2021", "2022", "2023", "2024", "2025"]
PARTS = 3


@dataclass
class Chart:
    title: str
    ours: list
    england: list

    def alt(self):
        ours = ", ".join(f"{year}: {value}" for year, value in zip(YEARS, self.ours))
        england = ", ".join(f"{year}: {value}" for year, value in zip(YEARS, self.england))
        return f"{self.title}. Ours {ours}. England {england}."


@dataclass
class Part:
    title: str
    # Paragraphs are text, lists are lists of text.
    blocks: list = field(default_factory=list)


@dataclass
class Section:
    title: str
    parts: list
    caption: str
    rows: list


@dataclass
class Paper:
    title: str
    sections: list
    charts: list

    def counts(self):
        blocks = [b for s in self.sections for p in s.parts for b in p.blocks]
        n_words = sum(len(t.split()) for t in self.texts())
        return {
            "words": n_words,
            "lists": sum(isinstance(b, list) for b in blocks),
            "tables": len(self.sections),
            "charts": len(self.charts),
        }

    def texts(self):
        for section in self.sections:
            yield section.title
            for part in section.parts:
                yield part.title
                for block in part.blocks:
                    yield from ([block] if isinstance(block, str) else block)
            yield section.caption
            for row in section.rows:
                yield from row
        for chart in self.charts:
            yield chart.title


def paper(n_pages):
    """Returns a paper of about so many pages: for 40, 12 sections with a table each, 30 lists,
    10 charts and 15,000 words."""
    scale = n_pages / 40
    n_sections = max(1, round(12 * scale))
    n_lists = max(1, round(30 * scale))
    speaker = Speaker(seed=40)
    sections = []
    for idx in range(n_sections):
        lists_here = (idx + 1) * n_lists // n_sections - idx * n_lists // n_sections
        sections.append(_section(speaker, lists_here))
    charts = [_chart(speaker) for _ in range(max(1, round(10 * scale)))]
    return Paper(speaker.phrase(5), sections, charts)


def _section(speaker, n_lists):
    parts = [Part(speaker.phrase(4)) for _ in range(PARTS)]
    for idx, part in enumerate(parts):
        for _ in range(3):
            part.blocks.append(speaker.paragraph(97))
        for _ in range((idx + 1) * n_lists // PARTS - idx * n_lists // PARTS):
            items = [speaker.phrase(speaker.number(6, 14)) + "." for _ in range(5)]
            part.blocks.insert(-1, items)
    rows = [
        [KINDS[idx % 2]] + [speaker.phrase(speaker.number(5, 11)) + "." for _ in range(3)]
        for idx in range(6)
    ]
    return Section(speaker.phrase(3), parts, speaker.phrase(5), rows)


def _chart(speaker):
    values = lambda: [speaker.number(20, 90) for _ in YEARS]
    return Chart(speaker.phrase(4), values(), values())
