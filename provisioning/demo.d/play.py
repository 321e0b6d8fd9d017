#!/usr/bin/env python3
"""Plays the chapters of the demo without a display: `play.py [CHAPTER…]`."""

import importlib
import os
import sys

from stage import Stage

HERE = os.path.dirname(os.path.realpath(__file__))


def main(words):
    sys.path.insert(0, HERE)
    every = sorted(file[8:-3] for file in os.listdir(HERE) if file.startswith("chapter_"))
    stage = Stage()
    for name in words or every:
        stage.play(name, importlib.import_module("chapter_" + name).play)
    return stage.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
