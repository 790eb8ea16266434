"""Write a pair of invented statements, always the same: `peer_texts.py OLD NEW FOLDER`.

OLD and NEW are numbers of paragraphs. The text is that of `scaling.py`; paragraphs are then left
out of the later side, or put in, until it has the number that is asked for.
"""

from __future__ import annotations

import sys
from pathlib import Path

from scaling import Writer


def pair(old_size, new_size):
    writer = Writer(old_size)
    old, new, _ = writer.pair(old_size)
    while len(new) > new_size:
        del new[writer.rng.randrange(len(new))]
    while len(new) < new_size:
        new.insert(writer.rng.randint(0, len(new)), writer.paragraph())
    return old, new


def numbered(texts):
    return "\n\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1)) + "\n"


def main():
    sizes, folder = map(int, sys.argv[1:3]), Path(sys.argv[3])
    for name, texts in zip(("old.txt", "new.txt"), pair(*sizes), strict=True):
        (folder / name).write_text(numbered(texts), encoding="utf-8")


if __name__ == "__main__":
    main()
