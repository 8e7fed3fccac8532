#!/usr/bin/env python3
"""Renders the same neutral paper with Candour, Typst and LibreOffice and prints the ratios.

    cargo build --release --no-default-features
    python3 benches/papers/compare.py [--candour PROGRAM] [--runs 5] [--pages 8 40 400]
                                     [--programs Candour Typst LibreOffice]

Needs /usr/bin/time, and for the others: pip install typst python-docx; soffice (LibreOffice).
What is missing is said and left out. Programs run in turn, so that a busy machine is busy for all.

What is measured is a whole process, from its start to the written file, with tags:
  Candour      candour export DRAFT.ron -o PAPER.pdf   (PDF/UA-1 and PDF/A-2a)
  Typst        python3 -c "typst.compile(…)"           (PDF/UA-1), which starts a Python
  LibreOffice  soffice --headless --convert-to pdf     (PDF/UA), with a profile that is warm
Nothing is subtracted. The start of a bare Python is printed beside it. Targets are of the time on
the wall; the processor's time, which a busy machine changes less, is printed beside it.
Memory is the largest resident set of any process of the run, read by /usr/bin/time: what
Python itself reads for its children holds Python's own memory.
"""

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import as_candour
import neutral

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TIME = "/usr/bin/time"
TYPST = (
    "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], format='pdf', "
    "pdf_standards='ua-1', font_paths=[sys.argv[3]])"
)
PDF_EXPORT = (
    'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"}}'
)
# Pages: measure -> (program compared with, at most).
TARGETS = {
    40: {"time": [("Typst", 0.20), ("LibreOffice", 0.03)], "memory": [("Typst", 0.25)], "size": [("Typst", 0.50)]},
    400: {"time": [("Typst", 0.20), ("LibreOffice", 0.04)], "memory": [("Typst", 0.13)], "size": [("Typst", 0.50)]},
}
GROWTH = 11.0


def main():
    arguments = parse()
    if not os.access(TIME, os.X_OK):
        sys.exit(f"{TIME} is missing: it measures memory (Debian package “time”)")
    if not arguments.candour.exists():
        sys.exit(f"{arguments.candour} is missing: cargo build --release --no-default-features")
    programs = [program for program in available() if program in arguments.programs]
    folder = Path(tempfile.mkdtemp(prefix="candour-papers-"))
    say_where(arguments)
    measured = {}
    for n_pages in arguments.pages:
        commands = prepare(arguments, folder, n_pages, programs)
        measured[n_pages] = measure(commands, arguments.runs)
        print_measured(measured[n_pages])
    print_targets(measured)
    if arguments.keep:
        print(f"\nThe papers are in {folder}")
    else:
        shutil.rmtree(folder)


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--candour", type=Path, default=ROOT / "target/release/candour")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pages", type=int, nargs="+", default=[8, 40, 400])
    parser.add_argument("--programs", nargs="+", default=["Candour", "Typst", "LibreOffice"])
    parser.add_argument("--keep", action="store_true", help="keep the papers and say where")
    return parser.parse_args()


def available():
    programs = ["Candour"]
    for program, is_there, remedy in (
        ("Typst", importlib.util.find_spec("typst"), "pip install typst"),
        ("LibreOffice", shutil.which("soffice"), "install LibreOffice"),
        ("LibreOffice", importlib.util.find_spec("docx"), "pip install python-docx"),
    ):
        if not is_there:
            print(f"!! MISSING: {program} is not compared ({remedy})")
        elif program not in programs:
            programs.append(program)
    missing = not shutil.which("soffice") or not importlib.util.find_spec("docx")
    return [p for p in programs if p != "LibreOffice" or not missing]


def say_where(arguments):
    load = ", ".join(f"{part:.1f}" for part in os.getloadavg())
    bare = timed([sys.executable, "-c", "pass"], None)
    print(f"{os.cpu_count()} processors, load {load}; {arguments.runs} runs each in turn, medians")
    print(f"A bare Python, as it stands before Typst: {bare['time'] * 1000:.0f} ms")


def prepare(arguments, folder, n_pages, programs):
    """Writes the sources; returns for each program its command and the file it writes."""
    paper = neutral.paper(n_pages)
    counts = ", ".join(f"{n:,} {what}" for what, n in paper.counts().items())
    print(f"\nAbout {n_pages} pages: {counts}")
    draft = folder / f"neutral-{n_pages}.ron"
    draft.write_text(as_candour.draft(paper))
    output = folder / f"candour-{n_pages}.pdf"
    commands = {"Candour": ([str(arguments.candour), "export", str(draft), "-o", str(output)], output)}
    if "Typst" in programs:
        import as_typst

        source, output = folder / f"neutral-{n_pages}.typ", folder / f"typst-{n_pages}.pdf"
        source.write_text(as_typst.source(paper))
        fonts = str(ROOT / "assets/fonts")
        commands["Typst"] = ([sys.executable, "-c", TYPST, str(source), str(output), fonts], output)
    if "LibreOffice" in programs:
        import as_word

        source = folder / f"libreoffice-{n_pages}.docx"
        as_word.save(paper, source)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", PDF_EXPORT, "--outdir", str(folder), str(source)]
        commands["LibreOffice"] = (command, source.with_suffix(".pdf"))
    return commands


def measure(commands, n_runs):
    runs = {program: [] for program in commands}
    # The first run of each fills caches and profiles, and does not count.
    for run in range(n_runs + 1):
        for program, (command, output) in commands.items():
            values = timed(command, output)
            if run > 0:
                runs[program].append(values)
    medians = {}
    for program, values in runs.items():
        medians[program] = {key: median(v[key] for v in values) for key in values[0]}
        medians[program]["spread"] = (min(v["time"] for v in values), max(v["time"] for v in values))
        medians[program]["pages"], medians[program]["words"] = read_back(commands[program][1])
    return medians


def timed(command, output):
    if output:
        output.unlink(missing_ok=True)
    with tempfile.NamedTemporaryFile("r") as report:
        start = time.perf_counter()
        done = subprocess.run(
            [TIME, "-f", "%M %U %S", "-o", report.name, *command], capture_output=True, text=True
        )
        seconds = time.perf_counter() - start
        if done.returncode != 0 or (output and not output.exists()):
            sys.exit(f"{command[0]} failed:\n{done.stdout}\n{done.stderr}")
        memory, user, system = (float(part) for part in report.read().split()[-3:])
    size = output.stat().st_size / 1000 if output else 0
    return {"time": seconds, "memory": memory / 1024, "size": size, "processor": user + system}


def read_back(output):
    """Counts pages and words in the file, to see that all wrote the same."""
    if not shutil.which("pdfinfo"):
        return 0, 0
    info = subprocess.run(["pdfinfo", output], capture_output=True, text=True).stdout
    words = subprocess.run(["pdftotext", output, "-"], capture_output=True, text=True).stdout
    n_pages = next(int(l.split()[1]) for l in info.splitlines() if l.startswith("Pages:"))
    return n_pages, len(words.split())


def print_measured(measured):
    print(f"  {'':12} {'pages':>5} {'words':>8} {'time':>9} {'from - to':>17} {'processor':>10} {'memory':>10} {'size':>10}")
    for program, m in measured.items():
        low, high = (f"{value * 1000:.0f}" for value in m["spread"])
        print(
            f"  {program:12} {m['pages']:5} {m['words']:8,} {m['time'] * 1000:6.0f} ms "
            f"{low + ' - ' + high:>14} ms {m['processor'] * 1000:7.0f} ms {m['memory']:7.1f} MB {m['size']:7.0f} kB"
        )


def print_targets(measured):
    print("\nCandour against         pages   ratio   target")
    for n_pages, measures in TARGETS.items():
        for measure_name, targets in measures.items():
            for other, at_most in targets:
                if other not in measured.get(n_pages, {}):
                    continue
                ratio = measured[n_pages]["Candour"][measure_name] / measured[n_pages][other][measure_name]
                name = f"{measure_name} of {other}"
                print(f"{name:22} {n_pages:6} {ratio:7.3f} {at_most:8.2f}  {verdict(ratio <= at_most)}")
    for n_pages, medians in measured.items():
        for other in [program for program in medians if program != "Candour"]:
            ratio = medians["Candour"]["processor"] / medians[other]["processor"]
            print(f"{'processor of ' + other:24} {n_pages:4} {ratio:7.3f}")
    if 40 in measured and 400 in measured:
        growth = measured[400]["Candour"]["time"] / measured[40]["Candour"]["time"]
        print(f"{'growth of time':22} {'40-400':>6} {growth:7.2f} {GROWTH:8.2f}  {verdict(growth <= GROWTH)}")


def verdict(is_met):
    return "met" if is_met else "MISSED"


if __name__ == "__main__":
    main()
