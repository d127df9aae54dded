"""Draw amounts, goals and their points for the county styles; all money is in cents."""

import random
from dataclasses import dataclass

WAN = 10**6


def near(rng: random.Random, cents: int, low: int, high: int) -> int:
    """Draw so many thousandths of an amount."""
    return cents * rng.randrange(low * 100, high * 100) // 10**5


def turned(rng: random.Random, cents: int, step: int = 220) -> int:
    """Draw an amount clearly above or below."""
    low, high = 1000 - step, 1000 + step
    return near(rng, cents, *rng.choice(((low, 982), (1018, high))))


def granted(rng: random.Random, low: int, high: int) -> int:
    """Draw a grant between two amounts of 万元: round for most, to the cent for some."""
    wan = rng.randrange(low, high)
    if rng.random() < 0.6:
        return wan * WAN
    return wan * WAN + rng.randrange(1, WAN)


def parted(rng: random.Random, whole: int, *thousandths: tuple[int, int]) -> list[int]:
    """Cut an amount into drawn parts, the last takes the rest."""
    parts = [near(rng, whole, low, high) for low, high in thousandths]
    return [*parts, whole - sum(parts)]


@dataclass(frozen=True)
class Goal:
    """Hold an indicator: counts, or hundredths of a per cent where the unit is %; points in hundredths."""

    top: str
    second: str
    name: str
    unit: str
    target: int
    done: int
    full: int

    @property
    def is_rate(self) -> bool:
        return self.unit == "%"

    @property
    def points(self) -> int:
        if self.done >= self.target:
            return self.full
        return (2 * self.full * self.done + self.target) // (2 * self.target)


def draw_count(rng: random.Random, low: int, high: int) -> tuple[int, int]:
    """Draw a target and what was done: under, exactly or over it."""
    target = rng.randrange(low, high)
    if target > 300:
        target -= target % 50
    kind = rng.choice(("under", "exact", "over", "over"))
    if kind == "under":
        return target, max(target * rng.randrange(79, 99) // 100, 1)
    if kind == "over":
        return target, target * rng.randrange(103, 146) // 100 + 1
    return target, target


def draw_rate(rng: random.Random, fails: float = 0.3) -> tuple[int, int]:
    """Draw a target rate and the rate reached, in hundredths of a per cent, neither above 100 %."""
    target = rng.choice((8500, 9000, 9200, 9500))
    if rng.random() < fails:
        return target, target - rng.randrange(60, 640)
    return target, target + rng.randrange(5, 10000 - target)
