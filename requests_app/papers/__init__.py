"""The papers: decision letter, case file, minutes and signing pack, as tagged PDF in Dutch.

Each paper is made of blocks (`blocks`) and standard sentences (`texts.toml`), and printed by typst (`printing`). What
people typed goes in as data, never as markup.
"""
