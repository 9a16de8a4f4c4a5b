#!/usr/bin/env python3
"""Make resources/pinyin/ from the development-only package pypinyin (MIT). Deterministic: same package, same bytes."""

from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

from pypinyin import Style, phrases_dict, pinyin_dict
from pypinyin.style import convert

OUT = Path(__file__).resolve().parent.parent / "resources" / "pinyin"

# Where pypinyin's first reading is the rarer one in company names.
CHARS = {"长": "chang", "長": "chang", "都": "du"}

# What pypinyin misses or misreads among places and trades.
PHRASES = {
    "洪洞": "hong tong", "浚县": "xun xian", "繁峙": "fan shi", "会稽": "kuai ji", "单县": "shan xian",
    "泊头": "bo tou", "朝阳": "chao yang", "尉犁": "yu li", "贸易行": "mao yi hang", "药行": "yao hang",
    "器行": "qi hang", "具行": "ju hang", "花行": "hua hang", "粮行": "liang hang", "鱼行": "yu hang",
    "米行": "mi hang", "茶行": "cha hang", "材行": "cai hang", "口行": "kou hang", "支行": "zhi hang",
    "总行": "zong hang", "投行": "tou hang", "分行": "fen hang", "建行": "jian hang",
    "招行": "zhao hang", "重百": "chong bai", "重科": "chong ke", "行长": "hang zhang",
}  # fmt: skip


def plain(reading: str) -> str:
    return str(convert(reading, Style.NORMAL, True))


def main() -> None:
    chars = {chr(code): plain(readings.split(",")[0]) for code, readings in pinyin_dict.pinyin_dict.items()}
    chars.update(CHARS)
    by_syllable: dict[str, list[str]] = defaultdict(list)
    for char, syllable in sorted(chars.items()):
        by_syllable[syllable].append(char)
    phrases: dict[str, str] = {}
    for word, readings in phrases_dict.phrases_dict.items():
        syllables = [plain(reading[0]) for reading in readings]
        if 2 <= len(word) <= 4 and len(syllables) == len(word):
            phrases[word] = " ".join(syllables)
    phrases.update(PHRASES)
    kept = {w: s for w, s in phrases.items() if s != " ".join(chars.get(c, c) for c in w)}
    OUT.mkdir(parents=True, exist_ok=True)
    readings_text = "".join(f"{s} {''.join(by_syllable[s])}\n" for s in sorted(by_syllable))
    (OUT / "readings.txt").write_text(readings_text, encoding="utf-8", newline="\n")
    phrases_text = "".join(f"{w} {kept[w]}\n" for w in sorted(kept))
    (OUT / "phrases.txt").write_text(phrases_text, encoding="utf-8", newline="\n")
    print(f"pypinyin {version('pypinyin')}: {len(chars)} characters, {len(by_syllable)} syllables, {len(kept)} phrases")


if __name__ == "__main__":
    main()
