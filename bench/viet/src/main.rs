//! Times base/viet against the nearest public crates on the same work, in turns within the same second, and prints ratios:
//! 0.50 means that viet takes half the time. Also prints nanoseconds a piece for the other languages' scripts (`run`), and
//! whether the other gets the work right.

use jiff::ToSpan as _;
use jiff::civil::date;
use std::hint::black_box;
use std::time::{Duration, Instant};
use unicode_normalization::UnicodeNormalization as _;

/// Rounds of each; the fastest counts, for everything else is the machine.
const ROUNDS: usize = 15;

fn main() {
    let text = sample();
    println!("# {} characters of plans", text.chars().count());
    folding(&text);
    normal_form(&text);
    tones(&text);
    typing();
    encodings(&text);
    sorting(&text);
    citations(&text);
    lunar();
    numbers();
    deadlines();
}

/// About a million characters out of the plans that the tests read.
fn sample() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../domains/plans/document/tests/plans");
    let mut plans = String::new();
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("the plans").flatten().map(|file| file.path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|e| e == "txt")) {
        plans.push_str(&viet::nfc(&std::fs::read_to_string(file).expect("a plan")));
        plans.push('\n');
    }
    plans.repeat(1_000_000 / plans.chars().count() + 1)
}

fn time_of(mut work: impl FnMut()) -> Duration {
    let started = Instant::now();
    work();
    started.elapsed()
}

/// Prints how long `ours` takes, and its ratio to each of the others.
fn compare(what: &str, pieces: usize, mut ours: impl FnMut(), others: &mut [(&str, &mut dyn FnMut())]) {
    let mut best = Duration::MAX;
    let mut theirs = vec![Duration::MAX; others.len()];
    for _ in 0..ROUNDS {
        best = best.min(time_of(&mut ours));
        for ((_, work), time) in others.iter_mut().zip(&mut theirs) {
            *time = (*time).min(time_of(&mut **work));
        }
    }
    let each = |time: Duration| time.as_nanos() as f64 / pieces as f64;
    println!("{what}: {:.1} ns a piece", each(best));
    for ((name, _), time) in others.iter().zip(theirs) {
        println!("  {:.2} of {name} ({:.1} ns)", best.as_secs_f64() / time.as_secs_f64(), each(time));
    }
}

fn folding(text: &str) {
    let wanted = "uy ban nhan dan tinh dong nai";
    let phrase = "Ủy ban nhân dân tỉnh Đồng Nai";
    let stripped: fn(&str) -> String = |text| {
        text.nfd()
            .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
            .flat_map(char::to_lowercase)
            .collect()
    };
    println!(
        "fold gets đ right: viet {}, nfd filter {}, secular {}, deunicode {}, unaccent {}",
        viet::fold(phrase) == wanted,
        stripped(phrase) == wanted,
        secular::lower_lay_string(phrase) == wanted,
        deunicode::deunicode(phrase).to_lowercase() == wanted,
        unaccent::unaccent(phrase).to_lowercase() == wanted,
    );
    compare(
        "fold, a character",
        text.chars().count(),
        || drop(black_box(viet::fold(text))),
        &mut [
            ("unicode-normalization's NFD and a filter", &mut || drop(black_box(stripped(text)))),
            ("secular", &mut || drop(black_box(secular::lower_lay_string(text)))),
            ("deunicode", &mut || drop(black_box(deunicode::deunicode(text).to_lowercase()))),
            ("unaccent", &mut || drop(black_box(unaccent::unaccent(text).to_lowercase()))),
        ],
    );
    compare(
        "fold with a map back, a character",
        text.chars().count(),
        || drop(black_box(viet::Folded::new(text))),
        &mut [("unicode-normalization's NFD and a filter, without a map", &mut || drop(black_box(stripped(text))))],
    );
}

fn normal_form(text: &str) {
    let apart: String = text.nfd().collect();
    for (what, text) in [("composed, a character", text), ("composed from NFD, a character", apart.as_str())] {
        compare(
            what,
            text.chars().count(),
            || drop(black_box(viet::composed(text))),
            &mut [("unicode-normalization's nfc", &mut || drop(black_box(text.nfc().collect::<String>())))],
        );
    }
}

fn tones(text: &str) {
    compare(
        "one placement of tones, a character",
        text.chars().count(),
        || drop(black_box(viet::tone::normalise(text))),
        &mut [("unicode-normalization's nfc alone", &mut || drop(black_box(text.nfc().collect::<String>())))],
    );
}

fn typing() {
    let words = "thur tucj ddaauf tuw ddwowngf nghieepj giaays pheps xaay duwngj quyeets ddinhj hoawcj khuyeens khichs";
    let words: Vec<&str> = words.split(' ').collect();
    let right = "thủ tục đầu tư đường nghiệp giấy phép xây dựng quyết định hoặc khuyến khích";
    let theirs = |words: &[&str]| -> Vec<String> {
        let each = words.iter().map(|word| {
            let mut out = String::new();
            vi::transform_buffer(&vi::TELEX, word.chars(), &mut out);
            out
        });
        each.collect()
    };
    println!(
        "telex right: viet {}, vi {}",
        viet::typing::candidates(&words.join(" "))[0].text == right,
        theirs(&words).join(" ") == right
    );
    compare(
        "telex, a word",
        words.len(),
        || words.iter().for_each(|word| drop(black_box(viet::typing::read(word, viet::typing::Method::Telex)))),
        &mut [("vi", &mut || drop(black_box(theirs(&words))))],
    );
}

fn encodings(text: &str) {
    use viet::legacy::{Legacy, decode_bytes, detect_bytes, encode_bytes};
    let text: String = text.chars().filter(|c| encode_bytes(&c.to_string(), Legacy::Cp1258).is_ok()).collect();
    let bytes = encode_bytes(&text, Legacy::Cp1258).expect("only what it has");
    let theirs =
        |bytes: &[u8]| encoding_rs::WINDOWS_1258.decode_without_bom_handling(bytes).0.nfc().collect::<String>();
    println!("cp1258 alike: {}", decode_bytes(&bytes, Legacy::Cp1258) == theirs(&bytes));
    compare(
        "decode cp1258, a character",
        text.chars().count(),
        || drop(black_box(decode_bytes(&bytes, Legacy::Cp1258))),
        &mut [("encoding_rs and NFC", &mut || drop(black_box(theirs(&bytes))))],
    );
    for legacy in [Legacy::Tcvn3, Legacy::VniWindows, Legacy::Vps, Legacy::Viqr] {
        let small = text.to_lowercase();
        let kept: String = small.chars().filter(|c| encode_bytes(&c.to_string(), legacy).is_ok()).collect();
        let bytes = encode_bytes(&kept, legacy).expect("only what it has");
        compare(
            &format!("decode {legacy:?}, a character"),
            kept.chars().count(),
            || drop(black_box(decode_bytes(&bytes, legacy))),
            &mut [("encoding_rs's cp1258 and NFC on as many bytes", &mut || drop(black_box(theirs(&bytes))))],
        );
    }
    compare("tell the encoding, a byte", bytes.len(), || drop(black_box(detect_bytes(&bytes))), &mut []);
}

fn sorting(text: &str) {
    use icu_collator::{Collator, options::CollatorOptions};
    let phrases: Vec<&str> =
        text.split(['.', ',', ';', '\n']).map(str::trim).filter(|p| p.len() > 3).take(10_000).collect();
    let icu =
        Collator::try_new(icu_locale_core::locale!("vi").into(), CollatorOptions::default()).expect("built-in data");
    compare(
        "sort 10,000 phrases, a phrase",
        phrases.len(),
        || {
            let mut sorted = phrases.clone();
            sorted.sort_by_cached_key(|phrase| viet::order::key(phrase));
            black_box(sorted);
        },
        &mut [("icu_collator comparing", &mut || {
            let mut sorted = phrases.clone();
            sorted.sort_by(|a, b| icu.compare(a, b));
            black_box(sorted);
        })],
    );
}

fn citations(text: &str) {
    use viet::citation::{find, find_named, find_provisions};
    let naive = regex::Regex::new(
        r"\d{1,5}[a-zđ]?\s?/\s?(?:(?:19|20)\d\d\s?/\s?)?\p{Lu}[\p{L}0-9&]*(?:\s?[-–]\s?\p{Lu}[\p{L}0-9&]*)*",
    )
    .expect("a pattern");
    let read = |text: &str| {
        let (documents, laws) = (find(text), find_named(text));
        let places = find_provisions(text, &documents, &laws);
        documents.len() + laws.len() + places.len()
    };
    println!("found: viet {} (numbers, laws, places), a plain pattern {}", read(text), naive.find_iter(text).count());
    compare(
        "citations, a character",
        text.chars().count(),
        || {
            black_box(read(text));
        },
        &mut [("the regex crate finding numbers alone", &mut || {
            black_box(naive.find_iter(text).count());
        })],
    );
    for piece in ["1/A-", "Quyết định số ", "của và ", "1/2019/", "điểm a, khoản 1 ", "18-NQ/", "Luật A "]
    {
        let time = |times: usize| {
            let text = piece.repeat(times);
            (0..5)
                .map(|_| {
                    time_of(|| {
                        black_box(read(&text));
                    })
                })
                .min()
                .unwrap_or_default()
                .as_secs_f64()
        };
        println!("  {:?} four times as long takes {:.1} times as long", piece, time(200_000) / time(50_000));
    }
}

fn lunar() {
    use chinese_lunisolar_calendar::SolarDate;
    // Before anything else asks for one: each year is worked out once.
    let years = 1900..=2199i16;
    let started = Instant::now();
    years.clone().for_each(|year| drop(black_box(viet::lunar::LunarYear::of(year))));
    let each = started.elapsed().as_secs_f64() * 1e6 / years.count() as f64;
    println!("a lunar year worked out for the first time: {each:.1} microseconds");
    let days: Vec<_> = date(2000, 1, 1).series(1.day()).step_by(7).take(1500).collect();
    let theirs = |day: &jiff::civil::Date| {
        let solar = SolarDate::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8).ok()?;
        let lunar = solar.to_lunisolar_date().ok()?;
        let day = lunar.to_lunar_day().to_u8();
        Some((lunar.to_lunisolar_year().to_u16(), lunar.to_lunar_month().to_u8() % 100, day))
    };
    let differ = days.iter().filter(|day| {
        let ours = viet::lunar::LunarDate::of(**day).map(|l| (l.year as u16, l.month as u8, l.day as u8));
        ours != theirs(day)
    });
    println!("days of {} on which the Chinese calendar has another date: {}", days.len(), differ.count());
    compare(
        "lunar date, a day, once its year is worked out",
        days.len(),
        || {
            days.iter().for_each(|day| {
                black_box(viet::lunar::LunarDate::of(*day));
            })
        },
        &mut [("chinese-lunisolar-calendar, out of tables", &mut || {
            days.iter().for_each(|day| {
                black_box(theirs(day));
            })
        })],
    );
}

fn numbers() {
    let numbers: Vec<i64> = (0..1000).map(|n| n * 7_654_321 + 105).collect();
    compare(
        "number in words, a number",
        numbers.len(),
        || numbers.iter().for_each(|n| drop(black_box(viet::number::words(*n)))),
        &mut [],
    );
}

fn deadlines() {
    use viet::calendar::{Calendar, Limit, Start};
    let calendar = Calendar::civil_service();
    let starts: Vec<_> = date(2020, 1, 1).series(1.day()).step_by(2).take(1000).collect();
    compare(
        "20 working days with the explanation, a deadline",
        starts.len(),
        || {
            starts.iter().for_each(|start| {
                drop(black_box(calendar.due(Start::Day(*start), Limit::WorkingDays(20), &[], None)));
            });
        },
        &mut [],
    );
}
