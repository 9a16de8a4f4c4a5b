"""The own pinyin against pypinyin, the surnames, the sort key, and what loading costs."""

import importlib.util
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest
from pypinyin import lazy_pinyin

from desktop_crm.domain import pinyin
from desktop_crm.domain.pinyin import all_syllables, fold, initials, sort_key, syllables
from desktop_crm.domain.resources import resources_dir

ROOT = Path(__file__).resolve().parents[2]
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
PLAIN = "伟芳娜敏静丽磊洋艳勇军杰娟涛明超兰霞平刚桂英华建国志文玉海晓红春金宏远泰安康瑞丰天恒达"
POLYPHONES = "强长乐行重朝藏参会单解曲"
PLACES = [
    "北京",
    "上海",
    "广州",
    "深圳",
    "重庆",
    "厦门",
    "六安",
    "蚌埠",
    "乐清",
    "台州",
    "亳州",
    "长沙",
    "成都",
    "西藏",
    "东阿",
    "番禺",
    "朝阳",
    "天津",
    "苏州",
    "洛阳",
]
TRADES = [
    "科技",
    "贸易",
    "商行",
    "银行",
    "音乐",
    "快乐",
    "调味品",
    "会计师",
    "弹簧",
    "人参",
    "传媒",
    "便利店",
    "旅行社",
    "重工",
    "建筑",
    "空调",
    "质量",
    "长江",
    "绿地",
    "女装",
    "大厦",
    "数码",
    "参茸",
    "保险柜",
    "角色",
    "银行卡",
    "行业",
    "处理",
    "奇数",
    "降落",
    "强化",
    "曲艺",
    "血液",
    "率先",
    "校对",
    "当铺",
    "盛世",
    "薄膜",
    "种子",
    "给水",
]


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_pinyin", ROOT / "installers" / "make_pinyin.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("given", "per_thousand"), [(PLAIN, 5), (PLAIN + POLYPHONES, 10)])
def test_agrees_with_pypinyin(given: str, per_thousand: int) -> None:
    """Side by side polyphones may be cut otherwise: pypinyin's table also holds the phrases that change no reading."""
    own = generator()
    chosen = random.Random(20)
    texts = []
    for _ in range(16_000):
        texts.append(chosen.choice(SURNAMES) + "".join(chosen.choices(given, k=chosen.choice((1, 2)))))
        trades = "".join(chosen.choices(TRADES, k=2))
        texts.append(chosen.choice(PLACES) + "".join(chosen.choices(given, k=2)) + trades + "有限公司")
    compared = [t for t in texts if not any(w in t for w in (*own.CHARS, *own.PHRASES))]
    differing = [t for t in compared if syllables(t) != lazy_pinyin(t)]
    print(f"compared {len(compared)} texts, differing {len(differing)}: {differing[:9]}")
    assert len(compared) >= 20_000
    assert len(differing) * 1000 <= len(compared) * per_thousand


def test_every_character_of_pypinyin_alone() -> None:
    from pypinyin import pinyin_dict

    own = generator()
    chars = [chr(code) for code in pinyin_dict.pinyin_dict if chr(code) not in own.CHARS]
    assert len(chars) > 40_000
    assert [c for c in chars if syllables(c) != lazy_pinyin(c)] == []


def test_every_phrase_that_matters() -> None:
    lines = (resources_dir() / "pinyin" / "phrases.txt").read_text("utf-8").splitlines()
    assert len(lines) > 3000
    for line in lines:
        phrase, *reading = line.split()
        assert syllables(phrase) == reading
        assert reading != [syllables(c)[0] for c in phrase], phrase


def test_data_files_are_what_the_generator_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = generator()
    monkeypatch.setattr(own, "OUT", tmp_path)
    own.main()
    for name in ("readings.txt", "phrases.txt"):
        assert (tmp_path / name).read_bytes() == (resources_dir() / "pinyin" / name).read_bytes()


def test_corrections_of_pypinyin() -> None:
    own = generator()
    for phrase, reading in own.PHRASES.items():
        assert " ".join(syllables(phrase)) == reading
    for text, reading in {
        "长盛": "chang sheng",
        "校长": "xiao zhang",
        "新都": "xin du",
        "朝阳区": "chao yang qu",
        "董事长": "dong shi zhang",
        "招商银行行长": "zhao shang yin hang hang zhang",
        "大和行": "da he xing",
        "银行长沙": "yin hang chang sha",  # 行长 begins inside 银行
    }.items():
        assert " ".join(syllables(text)) == reading


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("曾国藩", "zeng guo fan"), ("单伟", "shan wei"), ("仇英", "qiu ying"), ("解缙", "xie jin"),
        ("区志强", "ou zhi qiang"), ("查良镛", "zha liang yong"), ("翟天临", "zhai tian lin"), ("缪伟", "miao wei"),
        ("朴树", "piao shu"), ("尉迟恭", "yu chi gong"), ("万俟卨", "mo qi xie"), ("盖聂", "ge nie"),
        ("种师道", "chong shi dao"), ("乐嘉", "yue jia"), ("员半千", "yun ban qian"), ("折可适", "she ke shi"),
        ("召公", "shao gong"), ("秘书", "bi shu"), ("冼星海", "xian xing hai"), ("洗先生", "xian xian sheng"),
        ("繁钦", "po qin"), ("隗嚣", "wei xiao"), ("逯钦立", "lu qin li"), ("祭遵", "zhai zun"), ("黑伟", "he wei"),
        ("牟其中", "mou qi zhong"), ("能一", "nai yi"), ("都穆", "du mu"), ("谌龙", "chen long"), ("覃辉", "qin hui"),
        ("卜卦", "bu gua"), ("乜伟", "nie wei"), ("薄一波", "bo yi bo"), ("阚泽", "kan ze"), ("么宁", "yao ning"),
        ("长孙无忌", "zhang sun wu ji"), ("澹台镜", "tan tai jing"), ("单于夜", "chan yu ye"), ("令狐冲", "ling hu chong"),
        ("乐正绫", "yue zheng ling"), ("鲜于通", "xian yu tong"), ("闾丘露薇", "lv qiu lu wei"), ("曾经", "zeng jing"),
        ("盛长柏", "sheng chang bai"), ("石头", "shi tou"), ("車行", "che xing"), ("單偉", "shan wei"),
        ("歐陽修", "ou yang xiu"), ("张三", "zhang san"), ("吕布", "lv bu"), ("单", "shan"),
    ],
)  # fmt: skip
def test_surnames(name: str, reading: str) -> None:
    assert " ".join(syllables(name, surname=True)) == reading


def test_every_surname_of_the_table_is_read_before_any_given_name() -> None:
    table = pinyin.surnames()
    assert len(table) > 180
    for surname, reading in table.items():
        assert len(surname) == len(reading)
        assert all(part in all_syllables() for part in reading), surname
        for given in ("伟", "长", "一行"):
            if surname + given[0] not in table:
                assert syllables(surname + given, True) == [*reading, *syllables(given)]
    assert syllables("曾伟") == ["ceng", "wei"]


def test_shape() -> None:
    assert syllables("") == syllables("", True) == []
    assert syllables("A1 华·É（İ") == ["a", "1", " ", "hua", "·", "é", "（", "İ"]
    assert syllables("绿女略") == ["lv", "nv", "lve"]
    assert list(all_syllables()) == sorted(set(all_syllables()))
    assert {"zhang", "lv", "a", "er"} <= set(all_syllables())
    chosen = random.Random(5)
    for _ in range(3000):
        text = "".join(
            chr(chosen.choice((chosen.randrange(0x300), chosen.randrange(0x4E00, 0xA000)))) for _ in range(9)
        )
        assert len(syllables(text)) == len(syllables(text, True)) == len(text)


def test_initials_cover_every_reading() -> None:
    chosen = random.Random(6)
    seen = Counter[str]()
    heads = sorted({*pinyin._data().changing, *pinyin.surnames()})
    for _ in range(4000):
        text = "".join(chosen.choices(heads + list("大伟A1é"), k=5)).lower()
        for surname in (False, True):
            for char, syllable in zip(text, syllables(text, surname), strict=True):
                seen[char] += 1
                assert syllable[0] in initials(char)
    assert initials("重") == {"z", "c"} and initials("单") >= {"d", "s"} and initials("é") == {"é"}


def test_sort_key() -> None:
    names = [
        "阿宝",
        "3M中国",
        "a公司",
        "Z公司",
        "张三",
        "张",
        "张三丰",
        "章三",
        "单伟",
        "安",
        "曾一",
        "李四",
        "李·四",
        "（安）",
    ]
    ordered = sorted(names, key=lambda n: sort_key(n, surname=True))
    assert ordered == ["3M中国", "a公司", "Z公司", "阿宝", "安", "（安）", "李·四", "李四", "单伟", "曾一", "张", "张三", "章三", "张三丰"]  # fmt: skip
    assert sort_key("张三") == "zhang san\t张三"
    assert sort_key("ＡB") == "A B\tＡB"
    assert sort_key("") < sort_key("0")


def test_fold() -> None:
    assert fold("ＫＨ－000１２３ （张·三）é") == "kh000123张三é"
    assert fold("\x00\ud800😀\"'*") == ""
    assert fold("張三") == "張三"


def test_import_is_free_and_loading_is_quick() -> None:
    code = (
        "import sys, time; import desktop_crm.domain.pinyin as p; assert not p._data.cache_info().currsize\n"
        "t = time.process_time(); p.syllables('张'); t = time.process_time() - t\n"
        "assert 'pypinyin' not in sys.modules; print(t)"
    )

    def measure() -> float:
        run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
        return float(run.stdout)

    best = min(measure() for _ in range(5))
    print(f"loading: {best * 1000:.1f} ms CPU")
    assert best < 0.040


def test_much_quicker_than_pypinyin() -> None:
    texts = [p + t + "有限公司" for p in PLACES for t in TRADES]
    lazy_pinyin(texts[0])
    syllables(texts[0])
    start = time.process_time()
    for text in texts:
        lazy_pinyin(text)
    middle = time.process_time()
    for _ in range(5):
        for text in texts:
            syllables(text)
    ratio = (time.process_time() - middle) / 5 / (middle - start)
    print(f"own / pypinyin: {ratio:.3f}")
    assert ratio < 0.2


def test_frozen_program(monkeypatch: pytest.MonkeyPatch) -> None:
    assert resources_dir() == ROOT / "resources"
    monkeypatch.setattr(sys, "_MEIPASS", "/bundle", raising=False)
    assert resources_dir() == Path("/bundle/resources")
