"""Cities with their districts, streets, area codes and registration codes."""

from typing import NamedTuple

from .dice import Dice, spread_out
from .words import lines

_STREETS = tuple(
    [
        "人民中路",
        "中山路",
        "建设路",
        "解放路",
        "环城东路",
        "新华路",
        "城北路",
        "振兴路",
        "开发大道",
        "工业大道",
        "朝阳路",
        "文化路",
    ]
)


class City(NamedTuple):
    province: str
    name: str
    zone: str
    length: int  # digits of a local number
    code: str
    weight: int
    districts: tuple[str, ...]
    streets: tuple[str, ...]

    @property
    def short(self) -> str:
        return self.name.removesuffix("市")

    @property
    def province_short(self) -> str:
        return self.province[:2]


class Places:
    """An office sells around its own city first: `home` is its share of the customers."""

    def __init__(self, dice: Dice, home_share: float) -> None:
        self._dice = dice
        self.cities = [_city(line) for line in lines("cities")]
        self.home = dice.pick(self.cities[:11])
        near = [c for c in self.cities if c.province == self.home.province]
        self._home_share = home_share
        self._near = spread_out((c, c.weight) for c in near)
        self._all = spread_out((c, c.weight) for c in self.cities)

    def city(self) -> City:
        at = self._dice.random()
        if at < self._home_share:
            return self.home
        return self._dice.pick(self._near if at < self._home_share * 1.5 else self._all)

    def district(self, city: City) -> str:
        return self._dice.pick(city.districts)

    def region(self, city: City, district: str) -> str:
        province = "" if city.province == city.name else city.province
        return f"{province}{city.name}{district}"

    def address(self, city: City, district: str, kind: str) -> str:
        dice = self._dice
        own = district.endswith(("市", "县"))  # a town of its own: its streets are not the city's
        where = district if own or district.startswith(city.short) else city.short + district
        street = f"{where}{dice.pick(_STREETS if own else city.streets)}{dice.between(2, 998)}号"
        at = dice.random()
        if kind == "p":
            return f"{street}{dice.between(1, 30)}幢{dice.between(1, 18)}0{dice.between(1, 4)}室"
        if kind == "o":
            return f"{street}-{dice.between(1, 12)}" if at < 0.4 else f"{street}底商{dice.between(101, 128)}"
        if kind == "s" and at < 0.8:
            return street
        if kind == "f" and at < 0.75:
            return f"{street}{dice.between(1, 12)}号厂房" if at < 0.3 else f"{street}{dice.between(1, 9)}幢"
        floor = dice.between(2, 26)
        if at < 0.5:
            return f"{street}{dice.between(1, 9)}号楼{floor}层"
        return f"{street}{dice.pick('ABC')}座{floor}{dice.between(1, 22):02d}室"

    def phone(self, city: City) -> str:
        return f"{city.zone}-{self._dice.pick('68568')}{self._dice.digits(city.length - 1)}"


def _city(line: str) -> City:
    province, name, zone, length, code, weight, districts, streets = line.split()
    return City(
        province, name, zone, int(length), code, int(weight), tuple(districts.split(",")), tuple(streets.split(","))
    )
