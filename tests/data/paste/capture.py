#!/usr/bin/env python3
"""Has the programs themselves write what they put on the clipboard, and keeps it.

    python3 capture.py [writer] [chromium]     needs xvfb, openbox, xdotool, xclip, and them

Writes NAME.html and NAME.txt, and for Writer NAME.rtf, beside it: the flavours of one clipboard.
Chromium is made to copy on the display at hand. Writer's come from the filters that its clipboard
uses too, without the words of fields, which its clipboard leaves out of its HTML. What no program
at hand writes (Word, Excel, Outlook) is written by imitated.py.
"""
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent

WRITER = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
 <style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
 <style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic" fo:color="#aa0000"/></style:style>
 <text:list-style style:name="Bullets">
  <text:list-level-style-bullet text:level="1" text:bullet-char="&#8226;"/>
  <text:list-level-style-bullet text:level="2" text:bullet-char="&#9702;"/>
 </text:list-style>
 <text:list-style style:name="Numbers">
  <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
 </text:list-style>
</office:automatic-styles>
<office:body><office:text>
 <text:h text:outline-level="2">Help at the front door</text:h>
 <text:p>We answer <text:span text:style-name="B">every call</text:span> within <text:span text:style-name="I">one day</text:span>; see <text:a xlink:href="https://www.example.org/calls">how</text:a>.<office:annotation><dc:creator>Jo</dc:creator><text:p>Really every one?</text:p></office:annotation></text:p>
 <text:p>This is page <text:page-number text:select-page="current">1</text:page-number> of the report.</text:p>
 <text:list text:style-name="Bullets"><text:list-item><text:p>Calls are logged</text:p>
  <text:list text:style-name="Bullets"><text:list-item><text:p>by name</text:p></text:list-item></text:list></text:list-item>
  <text:list-item><text:p>Callers hear back</text:p></text:list-item></text:list>
 <text:list text:style-name="Numbers"><text:list-item><text:p>Listen</text:p></text:list-item><text:list-item><text:p>Act</text:p></text:list-item></text:list>
 <table:table table:name="T"><table:table-column table:number-columns-repeated="3"/>
  <table:table-row><table:table-cell><text:p>Measure</text:p></table:table-cell><table:table-cell><text:p>2025</text:p></table:table-cell><table:table-cell><text:p>2026</text:p></table:table-cell></table:table-row>
  <table:table-row><table:table-cell><text:p>Calls answered</text:p></table:table-cell><table:table-cell><text:p>81 %</text:p></table:table-cell><table:table-cell><text:p>93 %</text:p></table:table-cell></table:table-row>
 </table:table>
 <text:p>The end of it.</text:p>
</office:text></office:body></office:document>
"""

CHROMIUM = """<!doctype html><meta charset="utf-8"><title>Calls</title>
<style>b.x{color:red} .gone{display:none} p{margin:1em}</style>
<h2>Help at the <em>front door</em></h2>
<p>We answer <b>every call</b> within <i>one day</i>; see <a href="https://www.example.org/calls">how</a>
and <a href="more.html">more</a>.</p><p class="gone">Nobody sees this.</p>
<ul><li>Calls are logged<ul><li>by name</li></ul></li><li>Callers hear back</li></ul>
<ol start="3"><li>Listen</li><li>Act</li></ol>
<blockquote>They rang me back.</blockquote>
<table border="1"><tr><th>Measure</th><th>2025</th><th>2026</th></tr>
<tr><td>Calls answered</td><td>81&nbsp;%</td><td>93&nbsp;%</td></tr></table>
<p>Line one<br>line two <img alt="a chart" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></p>
"""


def run(*command, **more):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, **more).stdout


def wait_for_window(words, seconds=90):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", words],
                               stdout=subprocess.PIPE).stdout.split()
        if found:
            return found[-1].decode()
        time.sleep(0.5)
    raise TimeoutError(words)


def keep(name):
    """Keeps what is on the clipboard, once it is there."""
    for _ in range(40):
        targets = subprocess.run(["xclip", "-selection", "clipboard", "-o", "-t", "TARGETS"],
                                 stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
        if b"text/html" in targets:
            break
        time.sleep(0.5)
    html = run("xclip", "-selection", "clipboard", "-o", "-t", "text/html")
    plain = run("xclip", "-selection", "clipboard", "-o", "-t", "UTF8_STRING")
    (HERE / f"{name}.html").write_bytes(html)
    (HERE / f"{name}.txt").write_bytes(plain)
    print(name, len(html), len(plain))


def copied(name, command, words):
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        window = wait_for_window(words)
        time.sleep(4)
        run("xdotool", "windowactivate", "--sync", window)
        for keys in ("Escape", "ctrl+a", "ctrl+c"):
            run("xdotool", "key", "--clearmodifiers", keys)
            time.sleep(1)
        keep(name)
    finally:
        program.terminate()
        program.wait(20)


def converted(folder):
    """Keeps what Writer makes of a document, in the form of its clipboard."""
    (folder / "doors.fodt").write_text(WRITER)
    for ending, form in [("html", "html"), ("txt", "txt:Text"), ("rtf", "rtf")]:
        run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
            "--convert-to", form, "--outdir", str(folder), str(folder / "doors.fodt"))
        text = (folder / f"doors.{ending}").read_text().lstrip("\ufeff")
        if ending == "html":
            text = re.sub(r"(<sdfield[^>]*>)[^<]*(</sdfield>)", r"\1\2", text) + "\0"
        (HERE / f"writer.{ending}").write_text(text)


def main():
    wanted = sys.argv[1:] or ["writer", "chromium"]
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        if "writer" in wanted:
            converted(folder)
        if "chromium" in wanted:
            (folder / "doors.html").write_text(CHROMIUM)
            copied("chromium", ["chromium", "--no-sandbox", "--no-first-run", f"--user-data-dir={folder}/c",
                                "--disable-gpu", f"file://{folder}/doors.html"], "Calls")


main()
