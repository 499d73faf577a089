"""PyPI packages on the work of base/viet: how many answers are right, and how long they take beside ours.

Called by `run` with the nanoseconds that ours took, as NAME=NANOSECONDS. Prints ratios, ours to theirs.
"""

import datetime
import pathlib
import sys
import time
import unicodedata

ours = dict(argument.split("=") for argument in sys.argv[1:])
here = pathlib.Path(__file__).parent
data = here / "../../base/viet"


def timed(name, what, pieces, work):
    best = float("inf")
    for _ in range(5):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    each = best / pieces * 1e9
    print(f"  {float(ours[name]) / each:.4f} of {what} ({each:.0f} ns)")


def lunar():
    import lunar_vn
    import lunardate
    import vnlunar
    from lunarcalendar import Converter, Solar

    rows = [line.split("\t") for line in (data / "tests/data/lunar-years.tsv").read_text().splitlines() if line[0] != "#"]
    firsts = [datetime.date.fromisoformat(row[1]) for row in rows]

    def by_lunar_vn(day):
        found = lunar_vn.solar_to_lunar(day)
        return found.year, found.month, found.day

    def by_vnlunar(day):
        found = vnlunar.get_lunar_date(day.day, day.month, day.year)
        return found["year"], found["month"], found["day"]

    def by_lunarcalendar(day):
        found = Converter.Solar2Lunar(Solar(day.year, day.month, day.day))
        return found.year, found.month, found.day

    def by_lunardate(day):
        found = lunardate.LunarDate.from_solar_date(day.year, day.month, day.day)
        return found.year, found.month, found.day

    days = [datetime.date(2000, 1, 1) + datetime.timedelta(days=7 * n) for n in range(500)]
    print("lunar dates: Tết of 1900 to 2199 that the package knows as the first day of the year")
    for name, convert in [
        ("vnlunar", by_vnlunar),
        ("lunar-vn", by_lunar_vn),
        ("LunarCalendar (Chinese)", by_lunarcalendar),
        ("lunardate (Chinese)", by_lunardate),
    ]:
        right = []
        for day in firsts:
            try:
                if convert(day) == (day.year, 1, 1):
                    right.append(day.year)
            except Exception:
                pass
        wrong = [day.year for day in firsts if day.year not in right]
        few = wrong if len(wrong) < 20 else f"{len(wrong)} years"
        print(f"{name}: {len(right)} of {len(firsts)} right; not or otherwise: {few}")
        print(f"  of 1968 to 2100: {[year for year in wrong if 1968 <= year <= 2100]}")
        timed("lunar", name, len(days), lambda: [convert(day) for day in days])


def numbers():
    from num2words import num2words

    wanted = {
        1005000: "một triệu không trăm lẻ năm nghìn",
        1000001: "một triệu không trăm lẻ một",
        1001: "một nghìn không trăm lẻ một",
        105: "một trăm lẻ năm",
        21: "hai mươi mốt",
        15: "mười lăm",
    }
    right = sum(num2words(n, lang="vi") == words for n, words in wanted.items())
    print(f"numbers in words, num2words: {right} of {len(wanted)} right")
    several = [n * 7654321 + 105 for n in range(500)]
    timed("words", "num2words", len(several), lambda: [num2words(n, lang="vi") for n in several])


def encodings():
    text = "Cộng hòa xã hội chủ nghĩa Việt Nam. " * 3000
    tones = "\u0300\u0301\u0303\u0309\u0323"

    def apart(letter):
        marks = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in marks if mark in tones)
        return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones)) + tone

    encoded = "".join(map(apart, text)).encode("cp1258")
    decode = lambda: unicodedata.normalize("NFC", encoded.decode("cp1258", "replace"))
    print(f"cp1258: the standard codec gets the text back: {decode() == text}")
    timed("cp1258", "Python's cp1258 and NFC", len(text), decode)


def calendars():
    import holidays

    off, worked = set(), set()
    for line in (data / "data/notices.tsv").read_text().splitlines():
        cells = line.split("\t")
        if cells[0][:1] != "#" and cells[1] != "year":
            (off if cells[1] == "off" else worked).add(datetime.date.fromisoformat(cells[0]))
    days = [datetime.date(2020, 1, 1) + datetime.timedelta(days=n) for n in range(366 * 7 - 5)]
    days = [day for day in days if day.year < 2027]
    working = {day: day in worked or (day.weekday() < 5 and day not in off) for day in days}
    by_holidays = holidays.Vietnam(years=range(2020, 2027))
    print("working days of 2020 to 2026: days on which the package disagrees with the notices")
    print("holidays:", sum(working[day] != by_holidays.is_working_day(day) for day in days))
    print("workalendar has no Vietnam")
    starts = days[:600:6]
    for day in starts:
        by_holidays.get_nth_working_day(day, 20)
    timed("due", "holidays, 20 working days", len(starts), lambda: [by_holidays.get_nth_working_day(day, 20) for day in starts])


lunar()
numbers()
encodings()
calendars()
