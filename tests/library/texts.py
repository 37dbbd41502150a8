"""Texts of our own in the shape real ones come in: damaged letters, settings at the top, headings of their own."""

PLAIN = """## What we hope for

Be patient with each other. Ask before you take a picture.

## What has no place here

Mocking people for who they are, following them around, touching them unasked.

This code is adapted from the Harbour Circle and is licensed under a
Creative Commons Attribution-Share Alike 3.0 Unported license.
"""

DAMAGED = (
    b'---\ntitle: "House Rules"\npath: "rules/"\n---\n\n\n'
    b"Hill Circle is a calm place. Don\xc3\xa2\xe2\x82\xac\xe2\x84\xa2t shout at people.\n\n"
    b"These rules have been adapted from the Harbour Circle and are licensed under a Creative Commons "
    b"Attribution-Share Alike 3.0 Unported license."
)

THANKING = """---
layout: layout
---

# Code of Conduct

With thanks to the [Lakeside Users' Group](https://lakeside.example/pages/Code_of_Conduct/)

Listen first. If somebody asks you to stop, stop.

This Code of Conduct, like its inspiration from the Lakeside Users' Group, is licensed under the
Creative Commons Zero license.
"""
