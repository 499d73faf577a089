"""The lunar years of 1900 to 2199 by the Swiss Ephemeris, as base/viet/tests/data/lunar-years.tsv holds them.

Independent of base/viet: other theories of sun and moon (Moshier's, as pyswisseph computes without files), new moons and
solar terms found by root search, and the rules applied to their dates. Prints the table:

    python3 -m venv venv && venv/bin/pip install pyswisseph==2.10.3.2 && venv/bin/python lunar_reference.py
"""

import bisect
import datetime
import math

import swisseph as swe

FROM, TO = swe.julday(1898, 6, 1), swe.julday(2200, 7, 1)
SEVEN_HOURS_FROM = 2439857  # 1 January 1968


def longitude(body, tt):
    return swe.calc(tt, body, swe.FLG_MOSEPH)[0][0]


def zero(distance, tt, degrees_a_day):
    for _ in range(30):
        step = ((distance(tt) + 180) % 360 - 180) / degrees_a_day
        tt -= step
        if abs(step) < 1e-8:
            break
    return tt


def day(tt):
    """The Julian day number in Hà Nội."""
    ut = tt - swe.deltat(tt)
    seven = math.floor(ut + 0.5 + 7 / 24)
    return seven if seven >= SEVEN_HOURS_FROM else math.floor(ut + 0.5 + 8 / 24)


def date(number):
    return datetime.date(2000, 1, 1) + datetime.timedelta(days=number - 2451545)


moons, tt = [], FROM
while tt < TO:
    tt = zero(lambda t: longitude(swe.MOON, t) - longitude(swe.SUN, t), tt, 12.19)
    moons.append(day(tt))
    tt += 29.53

terms, tt = [], FROM
degrees = math.ceil(longitude(swe.SUN, tt) / 30) * 30
tt += (degrees - longitude(swe.SUN, tt)) / 0.9856
while tt < TO:
    tt = zero(lambda t: longitude(swe.SUN, t) - degrees, tt, 0.9856)
    terms.append((day(tt), degrees % 360))
    degrees, tt = degrees + 30, tt + 30.4


def has_term(moon):
    first = bisect.bisect_left(terms, (moons[moon], 0))
    return first < len(terms) and terms[first][0] < moons[moon + 1]


print("# Lunar years by the Swiss Ephemeris (Moshier's theory): year, Tết, leap month, first day of it.")
print("# Made by bench/viet/lunar_reference.py.")
tet, leaps = {}, {}
eleventh = [bisect.bisect_right(moons, found) - 1 for found, degrees in terms if degrees == 270]
for first, after in zip(eleventh, eleventh[1:]):
    leap = None
    if after - first == 13:
        leap = next(place for place in range(1, 13) if not has_term(first + place))
    solar_year = date(moons[first]).year + 1
    for place in range(after - first):
        number = (place - (leap is not None and leap <= place) + 10) % 12 + 1
        year = solar_year - (number > 10 and place < 4)
        if number == 1 and place != leap:
            tet[year] = date(moons[first + place])
        if place == leap:
            leaps[year] = (number, date(moons[first + place]))
for year in range(1900, 2200):
    number, start = leaps.get(year, ("-", "-"))
    print(year, tet[year], number, start, sep="\t")
