"""Paper: a typeset PDF. Runs in a child process of its own: `python press.py` reads JSON, writes the PDF's bytes.

It therefore imports nothing of ours. No word of a community ever becomes code: the template below is fixed, and what it
shows reaches it as data. The PDF is tagged (PDF/UA-1), so a letter no font can show stops it instead of a hollow box.
"""

import json
import resource
import sys

import typst

SECONDS = 8
MEMORY = 1536 * 1024 * 1024
LIMIT = 3_000_000

_COMMON = """
#let d = json(bytes(sys.inputs.at("data")))
#set document(title: d.title, author: d.author, description: d.about)
#set text(lang: d.lang, dir: if d.rtl { rtl } else { ltr }, size: 10.5pt, font: (
  "Noto Serif", "Source Serif 4", "Liberation Serif", "Libertinus Serif", "DejaVu Serif", "Noto Naskh Arabic",
  "Noto Sans Hebrew", "Noto Serif CJK JP", "Noto Sans CJK JP", "Noto Sans CJK SC", "DejaVu Sans"), fallback: true)
#set par(leading: 0.72em, spacing: 1.1em, linebreaks: "optimized")
#let ink = rgb("#1d2329")
#let teal = rgb("#0b5e63")
#set text(fill: ink)
#show link: it => text(fill: teal, it)
#show heading: set text(fill: ink)
#show heading: set block(above: 1.5em, below: 0.7em, sticky: true)
#let draw(nodes) = {
  let made = nodes.map(node => {
  if type(node) == str { node } else {
    let kind = node.at(0)
    let inner = node.at(1)
    if kind == "p" { parbreak() + draw(inner) + parbreak() }
    else if kind == "h" { heading(level: node.at(2), draw(inner)) }
    else if kind == "em" { emph(draw(inner)) }
    else if kind == "strong" { strong(draw(inner)) }
    else if kind == "s" { strike(draw(inner)) }
    else if kind == "code" { raw(node.at(2)) }
    else if kind == "pre" { raw(node.at(2), block: true) }
    else if kind == "br" { linebreak() }
    else if kind == "hr" { line(length: 100%, stroke: 0.5pt + gray) }
    else if kind == "ul" { list(..inner.map(one => draw(one.at(1)))) }
    else if kind == "ol" { enum(..inner.map(one => draw(one.at(1)))) }
    else if kind == "quote" { quote(block: true, draw(inner)) }
    else if kind == "a" { link(node.at(2), draw(inner)) }
    else if kind == "table" { table(columns: node.at(2), ..inner.map(one => draw(one))) }
    else { draw(inner) }
  }
}).join()
  if made == none { [] } else { made }
}
"""

_CODE = """
#set page(paper: "a4", margin: (x: 2.4cm, y: 2.4cm), numbering: "1", footer: context [
  #set text(size: 8.5pt)
  #d.foot #h(1fr) #counter(page).display()
])
#text(size: 9.5pt, d.who)
#heading(level: 1, text(size: 20pt, d.title))
#draw(d.body)
#line(length: 100%, stroke: 0.5pt + gray)
#for section in d.after {
  heading(level: 2, section.at(0))
  draw(section.at(1))
}
"""

_POSTER = """
#let small = d.paper == "a6"
#let unit = if small { 0.5 } else { 1.0 }
#set page(paper: d.paper, margin: (x: 2cm * unit, y: 1.8cm * unit))
#set text(size: 15pt * unit)
#set par(spacing: 0.9em)
#text(size: 17pt * unit, weight: "bold", fill: teal, d.who)
#v(0.2em)
#heading(level: 1, text(size: 34pt * unit, d.title))
#draw(d.body)
#v(1fr)
#grid(columns: (5.6cm * unit, 1fr), gutter: 1cm * unit, align: horizon,
  image(bytes(d.qr), format: "svg", width: 5.6cm * unit, alt: d.scan + " " + d.url),
  [#text(size: 17pt * unit, weight: "bold", d.scan)\\
   #link(d.url, text(size: 12pt * unit, d.shown))])
#v(1fr)
#for section in d.after {
  heading(level: 2, text(size: 17pt * unit, section.at(0)))
  draw(section.at(1))
}
#v(0.5fr)
#text(size: 9pt * unit, d.foot)
"""

_SIGNS = """
#set text(font: ("Noto Sans", "Liberation Sans", "DejaVu Sans", "Noto Naskh Arabic", "Noto Sans Arabic",
  "Noto Sans Hebrew", "Noto Sans CJK JP", "Noto Sans CJK SC"))
#set par(leading: 0.6em, spacing: 0.75em, linebreaks: "optimized", justify: false)
#let first = d.blocks.at(0)
#let rest = d.blocks.slice(1)
#let side(one, body) = {
  set text(lang: one.lang, dir: if one.rtl { rtl } else { ltr })
  set align(if one.rtl { right } else { left })
  body
}
#let code(wide) = image(bytes(d.qr), format: "svg", width: wide, alt: first.scan + " " + d.url)
#let address(size, room) = {
  let parts = d.shown.split("/")
  let longest = calc.max(..parts.map(part => part.len() + 1))
  set text(size: size * calc.min(1.0, room / longest), weight: "bold", dir: ltr)
  set align(left)
  block(link(d.url, text(fill: ink, parts.slice(0, -1).map(part => box(part + "/")).join() + box(parts.last()))))
}
#let call(unit) = [
  #for one in d.blocks { side(one, heading(level: 2, text(size: 14pt * unit, one.danger))) }
  #v(0.15cm * unit)
  #for one in d.numbers [#text(size: 14pt * unit)[#one.at(0): *#text(dir: ltr, one.at(1))*]\\ ]
]
#let talk(unit) = [
  #for one in d.blocks { side(one, heading(level: 2, text(size: 14pt * unit, one.talk))) }
  #v(0.15cm * unit)
  #for one in d.people [#text(size: 12pt * unit)[*#one.at(0)*#if one.at(1) != "" [, #one.at(1)]\\ #one.at(2)]
    #parbreak()]
]
#let fitted(body) = layout(size => {
  let unit = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.44, 0.36).find(unit => {
    measure(block(width: size.width, body(unit))).height <= size.height
  })
  block(width: size.width, height: size.height, body(if unit == none { 0.3 } else { unit }))
})
"""

_SIGN = (
    _SIGNS
    + """
#let big = if d.paper == "a3" { 1.414 } else { 1.0 }
#set page(paper: d.paper, margin: (x: 1.9cm * big, y: 1.7cm * big))
#show heading: set block(above: 0.5em, below: 0.45em)
#fitted(unit => {
  let unit = unit * big
  text(size: 19pt * unit, weight: "bold", fill: teal, d.who)
  if d.where != "" { linebreak(); text(size: 15pt * unit, d.where) }
  v(0.7cm * unit)
  side(first, [
    #heading(level: 1, text(size: 42pt * unit, first.head))
    #v(0.35cm * unit)
    #text(size: 19pt * unit, first.words)
  ])
  for one in rest { side(one, [
    #v(0.5cm * unit)
    #heading(level: 2, text(size: 24pt * unit, one.head))
    #v(0.15cm * unit)
    #text(size: 14pt * unit, one.words)
  ]) }
  v(1fr)
  grid(columns: (8.4cm * unit, 1fr), gutter: 0.9cm * unit, align: horizon, code(8.4cm * unit), [
    #for one in d.blocks { side(one, text(size: 15pt * unit, one.scan)) }
    #v(0.15cm * unit)
    #address(20pt * unit, 22)
  ])
  v(1fr)
  line(length: 100%, stroke: 1pt + teal)
  if d.numbers.len() > 0 and d.people.len() > 0 {
    grid(columns: (2fr, 3fr), gutter: 0.8cm * unit, call(unit), talk(unit))
  } else if d.numbers.len() > 0 { call(unit) } else if d.people.len() > 0 { talk(unit) }
  v(0.5fr)
  for one in d.blocks { side(one, text(size: 9pt * unit, one.square)) }
  text(size: 8pt * unit, fill: rgb("#545c64"), d.foot)
})
"""
)

_DOOR = (
    _SIGNS
    + """
#set page(paper: d.paper, margin: (x: 1.3cm, y: 1.2cm))
#show heading: set block(above: 0.5em, below: 0.45em)
#fitted(unit => {
  text(size: 12pt * unit, weight: "bold", fill: teal, d.who)
  if d.event != "" { linebreak(); text(size: 11pt * unit, d.event) }
  if d.place != "" { v(0.1cm * unit); text(size: 17pt * unit, weight: "bold", d.place) }
  v(0.35cm * unit)
  side(first, [
    #heading(level: 1, text(size: 24pt * unit, first.head))
    #v(0.2cm * unit)
    #text(size: 12.5pt * unit)[#first.words #first.door]
  ])
  for one in rest { side(one, [
    #v(0.35cm * unit)
    #heading(level: 2, text(size: 16pt * unit, one.head))
    #v(0.1cm * unit)
    #text(size: 10.5pt * unit)[#one.words #one.door]
  ]) }
  v(1fr)
  grid(columns: (5.4cm * unit, 1fr), gutter: 0.6cm * unit, align: horizon, code(5.4cm * unit), [
    #for one in d.blocks { side(one, text(size: 10.5pt * unit, one.scan)) }
    #address(13pt * unit, 24)
  ])
  v(1fr)
  if d.numbers.len() > 0 { line(length: 100%, stroke: 1pt + teal); call(unit * 0.8) }
  v(0.5fr)
  for one in d.blocks { side(one, text(size: 7.5pt * unit, one.square)) }
  text(size: 6.5pt * unit, fill: rgb("#545c64"), d.foot)
})
"""
)

_CARDS = (
    _SIGNS
    + """
#set page(paper: "a4", margin: (x: 2cm, y: 1.35cm))
#show heading: set block(above: 0pt, below: 0.5em)
#let card(level) = block(width: 85mm, height: 54mm, inset: 4mm, stroke: (paint: gray, thickness: 0.4pt, dash: "dashed"),
  breakable: false, fitted(unit => {
    text(size: 8pt * unit, weight: "bold", fill: teal, d.who)
    if d.where != "" { linebreak(); text(size: 7.5pt * unit, d.where) }
    v(0.1cm * unit)
    grid(columns: (25mm, 1fr), gutter: 3mm, align: horizon, code(25mm), [
      #for (at, one) in d.blocks.enumerate() { side(one, [
        #if at == 0 { heading(level: level, text(size: 10pt * unit, one.head)) }
        #text(size: 8pt * unit, one.card)
      ]) }
      #if d.numbers.len() > 0 [
        #for one in d.blocks { side(one, text(size: 7pt * unit, one.danger)) }
        #text(size: 8pt * unit)[#d.numbers.at(0).at(0): *#text(dir: ltr, d.numbers.at(0).at(1))*]
      ]
    ])
    v(1fr)
    address(8.5pt * unit, 44)
  }))
#grid(columns: (85mm, 85mm), rows: 54mm, ..range(10).map(at => card(1)))
"""
)

_BUTTON = """
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(font: ("Noto Sans", "Liberation Sans", "DejaVu Sans"), size: 13pt, weight: "bold", fill: white)
#box(fill: ink, radius: 5pt, inset: 1.2pt, box(fill: white, radius: 4pt, inset: 1.8pt,
  box(fill: teal, radius: 3pt, inset: (x: 14pt, y: 9pt), d.title)))
"""

TEMPLATES = {"code": _CODE, "poster": _POSTER, "sign": _SIGN, "door": _DOOR, "cards": _CARDS, "button": _BUTTON}
PICTURES = {"button": 192}
"""Those that become a picture instead of paper, with their dots an inch."""


def press(kind: str, facts: dict) -> bytes:
    """The PDF of one kind of paper, or a PNG. `facts` are data for the template and never read as markup."""
    words, data = (_COMMON + TEMPLATES[kind]).encode(), {"data": json.dumps(facts, ensure_ascii=False)}
    if kind in PICTURES:
        return typst.compile(words, format="png", ppi=PICTURES[kind], sys_inputs=data)
    return typst.compile(
        words,
        format="pdf",
        sys_inputs=data,
        pdf_standards="ua-1",
        timestamp=facts.get("stamp") or None,
    )


def main() -> None:
    """One paper in, one PDF out; killed by its own limits when the text is hostile. Exit 3: a letter has no font."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    asked = json.loads(sys.stdin.buffer.read(LIMIT))
    try:
        made = press(asked["kind"], asked["facts"])
    except typst.TypstError as error:
        sys.exit(3 if "could not be displayed with" in str(error) else 4)
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
