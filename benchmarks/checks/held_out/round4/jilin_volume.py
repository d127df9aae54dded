"""What a hospital or a college did in two years: patients and beds, students and graduates."""

import random
from dataclasses import dataclass

Pair = tuple[int, int]


def near(rng: random.Random, number: int, low: int, high: int) -> int:
    """Draw so many thousandths of a number."""
    return number * rng.randrange(low * 100, high * 100) // 10**5


def turned(rng: random.Random, number: int, step: int) -> int:
    """Draw a number somewhat above or below, never the same."""
    found = near(rng, number, *rng.choice(((1000 - step, 985), (1015, 1000 + step))))
    return found + (found == number)


@dataclass(frozen=True)
class Hospital:
    """Hold the work of a hospital; pairs are this year and last."""

    planned_beds: int
    beds: Pair
    clinic: Pair
    urgent: Pair
    discharged: Pair
    days: Pair
    open_days: Pair
    operations: Pair
    hard: Pair
    clinic_income: Pair
    ward_income: Pair
    drugs: Pair
    goods: Pair

    def visits(self, year: int = 0) -> int:
        return self.clinic[year] + self.urgent[year]

    def money(self, year: int = 0) -> int:
        return self.clinic_income[year] + self.ward_income[year]

    def size(self) -> int:
        """Give how many people work there."""
        return self.money() // 36_000_000


@dataclass(frozen=True)
class College:
    """Hold the work of a college; pairs are this year and last."""

    grades: tuple[int, int, int]
    before: tuple[int, int, int]
    gone: int
    ends: Pair
    employed: int
    trained: Pair
    aid: tuple[tuple[str, int, int], ...]
    teachers: Pair
    books: Pair
    rooms: Pair
    awards: Pair

    @property
    def graduated(self) -> int:
        return self.before[2]

    @property
    def mean(self) -> int:
        return sum(self.ends) // 2

    def size(self) -> int:
        """Give how many people work there."""
        return self.teachers[0] * 100 // 62


def draw_hospital(rng: random.Random) -> Hospital:
    """Draw a hospital: the work first, the money from what one visit and one patient cost."""
    planned = rng.randrange(30, 90) * 10
    beds = planned + rng.randrange(0, 26) * 10
    beds_last = beds - rng.choice((0, 20, 30, 50))
    open_days = (near(rng, beds * 365, 972, 1000), near(rng, beds_last * 365, 972, 1000))
    full = rng.randrange(800, 1010)
    days = near(rng, open_days[0], full, full + 20), near(rng, open_days[1], full - 50, full + 20)
    stay = rng.randrange(660, 930)
    discharged = days[0] * 100 // stay, days[1] * 100 // turned(rng, stay, 60)
    clinic = beds * rng.randrange(380, 720)
    urgent = near(rng, clinic, 60, 160)
    clinics, urgents = (clinic, turned(rng, clinic, 130)), (urgent, turned(rng, urgent, 130))
    visit, patient = rng.randrange(21_000, 36_000), rng.randrange(680_000, 1_180_000)
    costs = (visit, turned(rng, visit, 70)), (patient, turned(rng, patient, 70))
    out, ward = (
        tuple(number[n] * cost[n] + rng.randrange(0, number[n]) for n in (0, 1))
        for number, cost in zip(
            ((clinics[0] + urgents[0], clinics[1] + urgents[1]), discharged), costs, strict=True
        )
    )
    operations = near(rng, discharged[0], 220, 340)
    operations_last = turned(rng, operations, 120)
    hard = near(rng, operations, 480, 680), near(rng, operations_last, 480, 680)
    money = (out[0] + ward[0], out[1] + ward[1])
    return Hospital(
        planned_beds=planned,
        beds=(beds, beds_last),
        clinic=clinics,
        urgent=urgents,
        discharged=discharged,
        days=(days[0], days[1]),
        open_days=open_days,
        operations=(operations, operations_last),
        hard=hard,
        clinic_income=(out[0], out[1]),
        ward_income=(ward[0], ward[1]),
        drugs=(near(rng, money[0], 240, 310), near(rng, money[1], 250, 330)),
        goods=(near(rng, money[0], 130, 200), near(rng, money[1], 140, 210)),
    )


def draw_college(rng: random.Random) -> College:
    """Draw a college: the grades move up, some students leave on the way."""
    size = rng.randrange(1300, 2700)
    before = tuple(near(rng, size, 900, 1100) for _ in range(3))
    enrolled = turned(rng, before[0], 180)
    left = [rng.randrange(4, 60) for _ in range(2)]
    if (2 * sum(before[:2]) + before[2] + enrolled - sum(left)) % 2:
        left[0] += 1
    grades = (enrolled, before[0] - left[0], before[1] - left[1])
    ends = (sum(grades), sum(before))
    teachers = ends[0] * 10 // rng.randrange(158, 196)
    scholarship = rng.randrange(6, 22)
    aid = (
        ("国家奖学金", scholarship, 8000),
        ("国家励志奖学金", rng.randrange(90, 240), 5000),
        ("国家助学金", near(rng, ends[0], 180, 340), 3300),
    )
    books, trained = ends[0] * rng.randrange(48, 72), rng.randrange(1800, 16_000)
    rooms, awards = rng.randrange(60, 180), rng.randrange(24, 130)
    return College(
        grades=grades,
        before=(before[0], before[1], before[2]),
        gone=sum(left),
        ends=ends,
        employed=near(rng, before[2], 880, 985),
        trained=(trained, turned(rng, trained, 240)),
        aid=aid,
        teachers=(teachers, teachers - rng.randrange(2, 20)),
        books=(books, near(rng, books, 930, 980)),
        rooms=(rooms, rooms - rng.randrange(1, 12)),
        awards=(awards, turned(rng, awards, 200)),
    )
