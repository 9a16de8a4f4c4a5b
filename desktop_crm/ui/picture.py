"""`picture OUT.png`: a page of the real window, drawn without a display."""

import argparse
import json
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

PAGES = ("today", "customers", "board", "import", "settings")
LATER = ("contracts", "service", "campaigns", "insight")
SMALLEST, LARGEST = 320, 8000


def main(argv: Sequence[str]) -> int:
    """Raises UserError for what the person can mend; 2 for wrong usage."""
    args = _parser().parse_args(list(argv))
    lang = args.lang or "zh"
    if args.page in LATER:
        return _refuse(
            lang, f"这个版本还没有“{args.page}”这一页", f"This version does not have the page “{args.page}” yet"
        )
    if args.page not in PAGES:
        known = " ".join(PAGES)
        return _refuse(
            lang, f"没有“{args.page}”这一页；有：{known}", f"There is no page “{args.page}”; there are: {known}"
        )
    if args.out.suffix.lower() != ".png":
        return _refuse(lang, f"图片存成 .png，不是“{args.out.name}”", f"The picture is a .png, not “{args.out.name}”")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(args.scale)
    from .picture_taking import take

    width, height = take(args)
    if args.json:
        print(json.dumps({"file": str(args.out), "width": width, "height": height}, ensure_ascii=False))
    else:
        print(f"{args.out} · {width}×{height}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("desktop-crm picture")
    parser.add_argument("out", type=Path, metavar="OUT.png")
    parser.add_argument("--page", default="customers")
    parser.add_argument("--record", nargs=2, metavar=("KIND", "ID"))
    parser.add_argument("--search", default="", help=argparse.SUPPRESS)
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--lang", choices=("zh", "en"))
    parser.add_argument("--size", type=_size, default=(1366, 690), metavar="1366x690")
    parser.add_argument("--scale", type=int, choices=(1, 2), default=1)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--json", action="store_true")
    return parser


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{3,4})[x×](\d{3,4})", text)
    if not found or not all(SMALLEST <= int(n) <= LARGEST for n in found.groups()):
        raise argparse.ArgumentTypeError(f"{text}: 1366x690")
    return int(found[1]), int(found[2])


def _refuse(lang: str, zh: str, en: str) -> int:
    print(en if lang == "en" else zh, file=sys.stderr)
    return 2
