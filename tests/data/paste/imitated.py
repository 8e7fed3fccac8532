#!/usr/bin/env python3
"""Writes clipboards as programs write them that are not at hand: Word, Excel, Outlook, Calc, Google
Docs, webmail. Part by part they are written as those do: their tags, classes and styles.

    python3 imitated.py

Writes NAME.html and NAME.txt, or NAME.rtf, beside it.
"""
from pathlib import Path

HERE = Path(__file__).resolve().parent

WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style>
<!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal {mso-style-parent:""; margin:0cm; font-size:12.0pt;}
-->
</style>
</head>
<body lang=EN-GB style='tab-interval:36.0pt'>
<!--StartFragment-->
<h2>Help at the front door<o:p></o:p></h2>
<p class=MsoNormal>We answer <b style='mso-bidi-font-weight:normal'>every call</b>
within <i>one day</i>; see <a href="https://www.example.org/calls">how</a><a
style='mso-comment-reference:Jo_1'></a><span class=MsoCommentReference><span
style='font-size:8.0pt'><![if !supportAnnotations]><a class=msocomanchor
href="#_msocom_1">[J1]</a><![endif]><span style='mso-special-character:comment'>&nbsp;</span></span></span>.
We <del cite="mailto:Sam" datetime="2026-05-01T10:00">never </del><ins
cite="mailto:Sam">always </ins>ring back.<a style='mso-footnote-id:ftn1' href="#_ftn1"
name="_ftnref1" title=""><span class=MsoFootnoteReference><span
style='mso-special-character:footnote'>[1]</span></span></a><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>&middot;<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Calls
are logged<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>by name<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>&middot;<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Callers
hear back<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span><![endif]>Listen<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span><![endif]>Act<o:p></o:p></p>
<p class=MsoNormal><span style='mso-hide:all'>Nobody sees this.</span><o:p>&nbsp;</o:p></p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
  <td width=200 valign=top><p class=MsoNormal>Measure<o:p></o:p></p></td>
  <td width=200 valign=top><p class=MsoNormal>2025<o:p></o:p></p></td>
  <td width=200 valign=top><p class=MsoNormal>2026<o:p></o:p></p></td>
 </tr>
 <tr style='mso-yfti-irow:1;mso-yfti-lastrow:yes'>
  <td width=200 valign=top><p class=MsoNormal>Calls answered<o:p></o:p></p></td>
  <td width=200 valign=top><p class=MsoNormal>81<span style='mso-spacerun:yes'>&nbsp;</span>%<o:p></o:p></p></td>
  <td width=200 valign=top><p class=MsoNormal>93 %<o:p></o:p></p></td>
 </tr>
</table>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="x"></v:shape><![endif]--><![if !vml]><img width=300
height=200 src="file:///C:/Temp/clip_image002.png"><![endif]>The end of it.<o:p></o:p></p>
<!--EndFragment-->
<div style='mso-element:footnote-list'><hr align=left size=1 width="33%">
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1">[1]</a> In May.</p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Really every
one?</p></div></div>
</body>
</html>
"""
WORD_TEXT = ("Help at the front door\r\nWe answer every call within one day; see how. We always ring back.\r\n"
             "\u00b7\tCalls are logged\r\no\tby name\r\n\u00b7\tCallers hear back\r\n1.\tListen\r\n2.\tAct\r\n"
             "Measure\t2025\t2026\r\nCalls answered\t81 %\t93 %\r\nThe end of it.\r\n")

EXCEL = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Excel.Sheet><meta name=Generator content="Microsoft Excel 15">
<style><!--table {mso-displayed-decimal-separator:"\\.";} .xl65 {mso-number-format:0%;} --></style></head>
<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:collapse;width:144pt'>
<!--StartFragment-->
 <col width=64 span=3 style='width:48pt'>
 <tr height=20 style='height:15.0pt'>
  <td height=20 width=64 style='height:15.0pt;width:48pt'>Measure</td>
  <td align=right width=64 style='width:48pt'>2025</td><td align=right width=64>2026</td>
 </tr>
 <tr height=20><td height=20>Calls answered</td><td class=xl65 align=right>81%</td><td class=xl65 align=right>93%</td></tr>
 <tr height=0 style='display:none'><td>Kept back</td><td align=right>3</td><td align=right>4</td></tr>
 <tr height=20><td height=20>Visits, &quot;on time&quot;</td><td align=right>c</td><td class=xl65 align=right>62%</td></tr>
 <tr height=20><td colspan=2 height=20 style='mso-ignore:colspan'></td><td align=right>#N/A</td></tr>
<!--EndFragment-->
</table></body></html>
"""
EXCEL_TEXT = "Measure\t2025\t2026\r\nCalls answered\t81%\t93%\r\n\"Visits, \"\"on time\"\"\"\tc\t62%\r\n\t\t#N/A\r\n"

CALC = """<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<title></title><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
<style type="text/css">body,div,table,thead,tbody,tfoot,tr,th,td,p { font-family:"Liberation Sans"; font-size:x-small }
a.comment-indicator:hover + comment { background:#ffd; position:absolute; display:block; }
comment { display:none; } </style></head>
<body><table cellspacing="0" border="0"><colgroup width="120"></colgroup><colgroup span="2" width="85"></colgroup>
<tr><td height="17" align="left">Measure</td><td align="right" sdval="2025" sdnum="2057;">2025</td><td align="right" sdval="2026" sdnum="2057;">2026</td></tr>
<tr><td height="17" align="left">Calls answered</td><td align="right" sdval="0.81" sdnum="2057;0;0%">81%</td><td align="right" sdval="0.93" sdnum="2057;0;0%">93%</td></tr>
<tr><td height="17" align="left">Visits, &quot;on time&quot;<a class="comment-indicator"></a><comment>Ask Sam</comment></td><td align="right" sdval="3" sdnum="2057;0;&quot;c&quot;">c</td><td align="right" sdval="0" sdnum="2057;">#N/A</td></tr>
</table></body></html>\0"""
CALC_TEXT = "Measure\t2025\t2026\nCalls answered\t81%\t93%\nVisits, \"on time\"\tc\t#N/A\n"

OUTLOOK = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15 (filtered medium)"><style>p.MsoNormal{margin:0cm}</style></head>
<body lang=EN-GB><div class=WordSection1>
<table border=0 cellspacing=0 width=600><tr><td><table border=0 width="100%"><tr><td width=80 valign=top>
<img src="cid:logo.png" alt=""></td><td><p class=MsoNormal>Dear all,<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>The panel met on <b>12 May</b>. It asks:<o:p></o:p></p>
<ul type=disc><li class=MsoListParagraph style='margin-left:0cm;mso-list:l0 level1 lfo1'>who visits,<o:p></o:p></li>
<li class=MsoListParagraph style='mso-list:l0 level1 lfo1'>how often.<o:p></o:p></li></ul>
<p class=MsoNormal>Write to <a href="mailto:panel@example.org">panel@example.org</a> or see
<a href="file:///S:/Panel/notes.docx">the notes</a>.<o:p></o:p></p></td></tr></table></td></tr></table>
<div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>From:</b> Jo<br><b>Sent:</b> 11 May 2026<o:p></o:p></p></div>
<blockquote style='margin-left:30pt'><p class=MsoNormal>Who can come?<o:p></o:p></p></blockquote>
</div></body></html>
"""
OUTLOOK_TEXT = ("Dear all,\r\n\r\nThe panel met on 12 May. It asks:\r\n*\twho visits,\r\n*\thow often.\r\n"
                "Write to panel@example.org or see the notes.\r\nFrom: Jo\r\nSent: 11 May 2026\r\nWho can come?\r\n")

DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1f2e3d4c"><h2 dir="ltr"
style="line-height:1.38;"><span style="font-size:16pt;font-weight:400;">Help at the front door</span></h2><p dir="ltr"
style="line-height:1.38;"><span style="font-size:11pt;font-weight:400;">We answer </span><span
style="font-size:11pt;font-weight:700;">every call</span><span style="font-weight:400;"> within </span><span
style="font-weight:400;font-style:italic;">one day</span><span style="font-weight:400;">.</span></p><ul><li dir="ltr"
style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span
style="font-weight:400;">Calls are logged</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr"
role="presentation"><span style="font-weight:400;">by name</span></p></li></ul><li dir="ltr" aria-level="1"><p
dir="ltr" role="presentation"><span style="font-weight:400;">Callers hear back</span></p></li></ul><br /><p
dir="ltr"><span style="font-weight:400;">2 * 3 is [six], isn&rsquo;t it?</span></p></b>"""
DOCS_TEXT = ("Help at the front door\nWe answer every call within one day.\nCalls are logged\nby name\n"
             "Callers hear back\n\n2 * 3 is [six], isn\u2019t it?")

WEBMAIL = """<div dir="ltr"><div>Dear Sam,</div><div><br></div><div>We met <b><i>twice</i></b>.<br>Next: <u>May</u>.</div><div><br></div>
<pre style="white-space:pre-wrap">Line one
line two</pre><div>Jo</div><img src="https://www.example.org/pixel.gif" width="1" height="1" style="display:none"></div>
<script>alert("no words of hers")</script>"""
WEBMAIL_TEXT = "Dear Sam,\n\nWe met twice.\nNext: May.\n\nLine one\nline two\nJo"

WORD_RTF = r"""{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\froman Times New Roman;}{\f1\fnil Symbol;}}
{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1\b heading 2;}}{\info{\author Jo}{\title No title}}
{\*\listtable{\list{\listlevel\levelnfc23{\leveltext\'01\u8226 ?;}}}}{\header\pard A header\par}
\pard\plain\s1\b\fs32 Help at the front door\par
\pard\plain\fs24 We answer {\b every call} within {\i one day}; see {\field{\*\fldinst{ HYPERLINK "https://www.example.org/calls" }}{\fldrslt{\ul how}}}.
 It\'92s {\deleted never }free \endash  14\~days.{\super\chftn{\footnote\pard\plain In May.}}\par
{\listtext\f1\'b7\tab}\pard\ls1\ilvl0 Calls are logged\par
{\listtext\f1 o\tab}\pard\ls1\ilvl1 by name\par
{\listtext 1.\tab}\pard\ls2\ilvl0 Listen\par
{\listtext 2.\tab}\pard\ls2\ilvl0 Act {\v Nobody sees this.}\par
\pard\plain Zo\u235 e\'92s caf\u233 ?, \u-10179 ?\u-9144 ?\par
\trowd\cellx2000\cellx4000\pard\intbl Measure\cell\pard\intbl 2026\cell\row
\trowd\cellx2000\cellx4000\pard\intbl Calls answered\cell\pard\intbl 93 %\cell\row
\pard {\*\shppict{\pict\pngblip 89504e470d0a}}{\nonshppict{\pict\wmetafile8 0100}}The end of it.\par}
"""


def keep(name, html, plain):
    (HERE / f"{name}.html").write_bytes(html.encode())
    (HERE / f"{name}.txt").write_bytes(plain.encode())


keep("word", WORD, WORD_TEXT)
keep("excel", EXCEL, EXCEL_TEXT)
keep("calc", CALC, CALC_TEXT)
keep("outlook", OUTLOOK, OUTLOOK_TEXT)
keep("google-docs", DOCS, DOCS_TEXT)
keep("webmail", WEBMAIL, WEBMAIL_TEXT)
(HERE / "word.rtf").write_bytes(WORD_RTF.encode())
