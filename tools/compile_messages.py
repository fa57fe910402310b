"""Turn each .po file named on the command line into the .mo file that gettext reads; needs no gettext installed."""

import sys
from pathlib import Path

import polib


def main(paths: list[str]) -> None:
    for path in paths:
        polib.pofile(path).save_as_mofile(str(Path(path).with_suffix(".mo")))


if __name__ == "__main__":
    main(sys.argv[1:])
