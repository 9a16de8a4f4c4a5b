"""Toneless pinyin of names: a character map, phrases that change a reading, and surnames read in their own way.

The data is made by installers/make_pinyin.py; it is loaded at the first call, not at import.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from operator import add
from typing import Final, NamedTuple

from desktop_crm.domain.resources import resources_dir

# Readings that differ from the character's own, and surnames that a following character would otherwise change
# (盛大, 石头, 车行). 2-character surnames come whole.
_SURNAMES: Final = """
曾=zeng 單=shan 单=shan 仇=qiu 解=xie 区=ou 區=ou 查=zha 朴=piao 盖=ge 蓋=ge 种=chong 乐=yue 樂=yue 缪=miao 繆=miao 翟=zhai
员=yun 員=yun 贠=yun 折=she 召=shao 秘=bi 冼=xian 洗=xian 繁=po 隗=wei 逯=lu 祭=zhai 宿=su 黑=he 过=guo 過=guo 牟=mou 能=nai
都=du 谌=chen 諶=chen 覃=qin 柏=bai 句=gou 卜=bu 乜=nie 么=yao 幺=yao 薄=bo 阚=kan 闞=kan 佴=nai 镡=tan 适=kuo 炅=gui 炔=gui
粘=nian 藏=zang 郇=xun 郄=qie 郗=chi 那=na 晟=cheng 俟=qi 尉=wei 盛=sheng 石=shi 沈=shen 谷=gu 汤=tang 湯=tang 贾=jia
賈=jia 车=che 車=che 华=hua 華=hua 任=ren 纪=ji 紀=ji 葛=ge 宁=ning 寧=ning 应=ying 應=ying 费=fei 費=fei 莘=shen 於=yu 瞿=qu
干=gan 曲=qu 相=xiang 便=pian 占=zhan 强=qiang 強=qiang 要=yao 和=he 行=xing 降=xiang 番=pan 万=wan 萬=wan 长=chang 長=chang
重=chong 难=nan 宓=mi 禚=zhuo 褚=chu 仉=zhang 佘=she 亓=qi 仝=tong 呙=guo 逄=pang 殳=shu 昝=zan 晁=chao 訾=zi 眭=sui 雒=luo
庹=tuo 阙=que 闕=que 麴=qu 恽=yun 惲=yun 臧=zang 郏=jia 郟=jia 尹=yin 芮=rui 隽=juan 雋=juan 逮=dai 咸=xian 荤=xun 妫=gui 媯=gui
尉迟=yu,chi 尉遲=yu,chi 万俟=mo,qi 萬俟=mo,qi 长孙=zhang,sun 長孫=zhang,sun 澹台=tan,tai 澹臺=tan,tai 单于=chan,yu 單于=chan,yu
鲜于=xian,yu 鮮于=xian,yu 乐正=yue,zheng 樂正=yue,zheng 令狐=ling,hu 皇甫=huang,fu 夏侯=xia,hou 呼延=hu,yan 独孤=du,gu
濮阳=pu,yang 濮陽=pu,yang 淳于=chun,yu 公孙=gong,sun 公孫=gong,sun 轩辕=xuan,yuan 軒轅=xuan,yuan 闾丘=lv,qiu 閭丘=lv,qiu
司马=si,ma 司馬=si,ma 司徒=si,tu 司空=si,kong 司寇=si,kou 拓跋=tuo,ba 拓拔=tuo,ba 耶律=ye,lv 完颜=wan,yan 宇文=yu,wen 慕容=mu,rong
赫连=he,lian 钟离=zhong,li 鍾離=zhong,li 诸葛=zhu,ge 諸葛=zhu,ge 东方=dong,fang 西门=xi,men 南宫=nan,gong 欧阳=ou,yang
歐陽=ou,yang 上官=shang,guan 端木=duan,mu 百里=bai,li 东郭=dong,guo 申屠=shen,tu 公冶=gong,ye 宗政=zong,zheng 太叔=tai,shu
仲孙=zhong,sun 夹谷=jia,gu 宰父=zai,fu 谷梁=gu,liang 漆雕=qi,diao 公良=gong,liang 颛孙=zhuan,sun 巫马=wu,ma 公西=gong,xi
梁丘=liang,qiu 左丘=zuo,qiu 东门=dong,men 南门=nan,men 羊舌=yang,she 微生=wei,sheng 亓官=qi,guan 纳兰=na,lan 叶赫=ye,he
哥舒=ge,shu 第五=di,wu 壤驷=rang,si 公羊=gong,yang 段干=duan,gan
"""


class _Data(NamedTuple):
    chars: Mapping[str, str]
    phrases: Mapping[str, tuple[str, ...]]
    heads: Mapping[str, Sequence[int]]  # first character of a phrase -> lengths of such phrases, longest first
    openings: frozenset[str]  # the first two characters of every phrase
    changing: frozenset[str]  # characters that any phrase reads otherwise: without one of them no phrase matters
    surnames: Mapping[str, tuple[str, ...]]


@cache
def _data() -> _Data:
    folder = resources_dir() / "pinyin"
    chars: dict[str, str] = {}
    for line in (folder / "readings.txt").read_text("utf-8").splitlines():
        syllable, members = line.split()
        chars.update(dict.fromkeys(members, syllable))
    phrases: dict[str, tuple[str, ...]] = {}
    lengths: dict[str, set[int]] = {}
    changing: set[str] = set()
    for line in (folder / "phrases.txt").read_text("utf-8").splitlines():
        word, *readings = line.split()
        phrases[word] = tuple(readings)
        lengths.setdefault(word[0], set()).add(len(word))
        changing.update([c for c, r in zip(word, readings, strict=True) if chars.get(c) != r])
    heads = {c: sorted(found, reverse=True) for c, found in lengths.items()}
    pairs = (entry.split("=") for entry in _SURNAMES.split())
    surnames = {name: tuple(reading.split(",")) for name, reading in pairs}
    return _Data(chars, phrases, heads, frozenset(w[:2] for w in phrases), frozenset(changing), surnames)


def surnames() -> Mapping[str, tuple[str, ...]]:
    """Surnames whose reading is fixed here, with it."""
    return _data().surnames


@cache
def all_syllables() -> Sequence[str]:
    return tuple(sorted(set(_data().chars.values())))


@cache
def _initials() -> Mapping[str, frozenset[str]]:
    data = _data()
    found: dict[str, set[str]] = {}
    for name, reading in (*data.phrases.items(), *data.surnames.items()):
        for char, syllable in zip(name, reading, strict=True):
            found.setdefault(char, {data.chars.get(char, char)[0]}).add(syllable[0])
    return {char: frozenset(letters) for char, letters in found.items()}


def initials(char: str) -> frozenset[str]:
    """The first letter of every reading that syllables() may give this (lower-case) character."""
    return _initials().get(char) or frozenset(_data().chars.get(char, char)[0])


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)  # İ and the like grow when lowered


def syllables(text: str, surname: bool = False) -> list[str]:
    """One toneless lower-case syllable per character (ü is v); what is no hanzi stands for itself, lower-cased."""
    chars, phrases, heads, openings, changing, family = _data()
    low = _lower(text)
    start: tuple[str, ...] = ()
    if surname:
        start = family.get(low[:2]) or family.get(low[:1]) or ()
        low = low[len(start) :]
    get = chars.get
    out = [get(c, c) for c in low]
    if not changing.isdisjoint(low) and not openings.isdisjoint(map(add, low, low[1:])):
        after = 0
        for i, char in enumerate(low):
            if i >= after and char in heads:
                for length in heads[char]:
                    reading = phrases.get(low[i : i + length])
                    if reading:
                        after = i + len(reading)
                        out[i:after] = reading
                        break
    return [*start, *out] if start else out


def fold(text: str) -> str:
    """The form in which texts are compared: NFKC, case-folded, only letters and digits of any script."""
    text = text.casefold() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    return text if text.isalnum() else "".join(filter(str.isalnum, text))


def sort_key(text: str, surname: bool = False) -> str:
    """Orders by pinyin, then by the text: to be compared by code point (SQLite's BINARY).

    ASCII letters are upper case, so that they stand before every syllable; the tab ends a shorter name before a longer.
    """
    plain = fold(text)
    reading = zip(plain, syllables(plain, surname), strict=True)
    return " ".join([s.upper() if s == c else s for c, s in reading]) + "\t" + text
