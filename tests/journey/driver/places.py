"""Where things are: the source, the programs, what is kept between tests."""

import os

SOURCE = os.path.realpath(os.path.join(os.path.dirname(__file__), "../../.."))
BIN = os.environ.get("MADOGUCHI_BIN") or os.path.join(SOURCE, "build/dev/bin")


def program(name):
    return os.path.join(BIN, name)


def kept(name):
    """A folder beside the programs for what is slow to make and the same every time."""
    folder = os.path.join(os.path.dirname(BIN), "journey", name)
    os.makedirs(folder, exist_ok=True)
    return folder
