//! Where sun and moon are: the moments of new moons and the longitude of the sun, from series that hold to seconds over the
//! years that the calendar covers.
//!
//! Days are Julian days. TT is the even time of the series, UT that of the turning earth, which clocks follow.

/// The mean length of a lunar month in days.
pub(super) const MONTH: f64 = 29.530_588_861;
/// The first new moon of 2000 in mean motion; new moons are counted from it.
pub(super) const FIRST: f64 = 2_451_550.097_66;

/// What the periodic terms of a new moon are made of: coefficient in days; multiples of the moon's and the sun's mean
/// anomaly and of the moon's argument of latitude (Meeus, *Astronomical Algorithms*, 2nd edition, chapter 49).
const NEW_MOON: [(f64, f64, f64, f64); 24] = [
    (-0.407_20, 1.0, 0.0, 0.0),
    (0.172_41, 0.0, 1.0, 0.0),
    (0.016_08, 2.0, 0.0, 0.0),
    (0.010_39, 0.0, 0.0, 2.0),
    (0.007_39, 1.0, -1.0, 0.0),
    (-0.005_14, 1.0, 1.0, 0.0),
    (0.002_08, 0.0, 2.0, 0.0),
    (-0.001_11, 1.0, 0.0, -2.0),
    (-0.000_57, 1.0, 0.0, 2.0),
    (0.000_56, 2.0, 1.0, 0.0),
    (-0.000_42, 3.0, 0.0, 0.0),
    (0.000_42, 0.0, 1.0, 2.0),
    (0.000_38, 0.0, 1.0, -2.0),
    (-0.000_24, 2.0, -1.0, 0.0),
    (-0.000_07, 1.0, 2.0, 0.0),
    (0.000_04, 2.0, 0.0, -2.0),
    (0.000_04, 0.0, 3.0, 0.0),
    (0.000_03, 1.0, 1.0, -2.0),
    (0.000_03, 2.0, 0.0, 2.0),
    (-0.000_03, 1.0, 1.0, 2.0),
    (0.000_03, 1.0, -1.0, 2.0),
    (-0.000_02, 1.0, -1.0, -2.0),
    (-0.000_02, 3.0, 1.0, 0.0),
    (0.000_02, 4.0, 0.0, 0.0),
];

/// The pull of the planets on a new moon: coefficient in days, angle at the first one, degrees a month (same chapter).
const PLANETS: [(f64, f64, f64); 14] = [
    (0.000_325, 299.77, 0.107_408),
    (0.000_165, 251.88, 0.016_321),
    (0.000_164, 251.83, 26.651_886),
    (0.000_126, 349.42, 36.412_478),
    (0.000_110, 84.66, 18.206_239),
    (0.000_062, 141.74, 53.303_771),
    (0.000_060, 207.14, 2.453_732),
    (0.000_056, 154.84, 7.306_860),
    (0.000_047, 34.52, 27.261_239),
    (0.000_042, 207.19, 0.121_824),
    (0.000_040, 291.34, 1.844_379),
    (0.000_037, 161.72, 24.198_154),
    (0.000_035, 239.56, 25.513_099),
    (0.000_023, 331.55, 3.592_518),
];

/// The moment of the `k`-th new moon after the first one of 2000, as a Julian day in UT.
pub(super) fn new_moon(k: i32) -> f64 {
    let k = f64::from(k);
    let t = k / 1236.85;
    let [t2, t3, t4] = [t * t, t * t * t, t * t * t * t];
    let sun = 2.553_4 + 29.105_356_70 * k - 0.000_001_4 * t2 - 0.000_000_11 * t3;
    let moon = 201.564_3 + 385.816_935_28 * k + 0.010_758_2 * t2 + 0.000_012_38 * t3 - 0.000_000_058 * t4;
    let latitude = 160.710_8 + 390.670_502_84 * k - 0.001_611_8 * t2 - 0.000_002_27 * t3 + 0.000_000_011 * t4;
    let node = 124.774_6 - 1.563_755_88 * k + 0.002_067_2 * t2 + 0.000_002_15 * t3;
    // The eccentricity of the earth's path shrinks, and with it every term of the sun's anomaly.
    let shrunk: f64 = 1.0 - 0.002_516 * t - 0.000_007_4 * t2;
    let mean = FIRST + MONTH * k + 0.000_154_37 * t2 - 0.000_000_150 * t3 + 0.000_000_000_73 * t4;
    let periodic: f64 = NEW_MOON
        .iter()
        .map(|(days, m, s, l)| days * shrunk.powf(s.abs()) * sin(m * moon + s * sun + l * latitude))
        .sum();
    let planets: f64 = PLANETS
        .iter()
        .enumerate()
        .map(|(at, (days, start, rate))| days * sin(start + rate * k - if at == 0 { 0.009_173 * t2 } else { 0.0 }))
        .sum();
    universal(mean + periodic - 0.000_17 * sin(node) + planets)
}

/// The sun's periodic terms: coefficient in units of 1e-7 radian, angle at 2000 and degrees a century (Bretagnon and Simon,
/// *Planetary Programs and Tables from -4000 to +2800*).
const SUN: [(f64, f64, f64); 49] = [
    (403_406.0, 270.548_61, 0.928_789_2),
    (195_207.0, 340.191_28, 35_999.137_695_8),
    (119_433.0, 63.918_54, 35_999.408_966_6),
    (112_392.0, 331.262_20, 35_998.728_738_5),
    (3_891.0, 317.843, 71_998.202_61),
    (2_819.0, 86.631, 71_998.440_3),
    (1_721.0, 240.052, 36_000.357_26),
    (660.0, 310.26, 71_997.481_2),
    (350.0, 247.23, 32_964.467_8),
    (334.0, 260.87, -19.441_0),
    (314.0, 297.82, 445_267.111_7),
    (268.0, 343.14, 45_036.884_0),
    (242.0, 166.79, 3.100_8),
    (234.0, 81.53, 22_518.443_4),
    (158.0, 3.50, -19.973_9),
    (132.0, 132.75, 65_928.934_5),
    (129.0, 182.95, 9_038.029_3),
    (114.0, 162.03, 3_034.768_4),
    (99.0, 29.8, 33_718.148),
    (93.0, 266.4, 3_034.448),
    (86.0, 249.2, -2_280.773),
    (78.0, 157.6, 29_929.992),
    (72.0, 257.8, 31_556.493),
    (68.0, 185.1, 149.588),
    (64.0, 69.9, 9_037.750),
    (46.0, 8.0, 107_997.405),
    (38.0, 197.1, -4_444.176),
    (37.0, 250.4, 151.771),
    (32.0, 65.3, 67_555.316),
    (29.0, 162.7, 31_556.080),
    (28.0, 341.5, -4_561.540),
    (27.0, 291.6, 107_996.706),
    (27.0, 98.5, 1_221.655),
    (25.0, 146.7, 62_894.167),
    (24.0, 110.0, 31_437.369),
    (21.0, 5.2, 14_578.298),
    (21.0, 342.6, -31_931.757),
    (20.0, 230.9, 34_777.243),
    (18.0, 256.1, 1_221.999),
    (17.0, 45.3, 62_894.511),
    (14.0, 242.9, -4_442.039),
    (13.0, 115.2, 107_997.909),
    (13.0, 151.8, 119.066),
    (13.0, 285.3, 16_859.071),
    (12.0, 53.3, -4.578),
    (10.0, 126.6, 26_895.292),
    (10.0, 205.7, -39.127),
    (10.0, 85.9, 12_297.536),
    (10.0, 146.1, 90_073.778),
];

/// The apparent longitude of the sun in degrees, from 0 up to 360, at a Julian day in UT.
pub(super) fn sun(ut: f64) -> f64 {
    let centuries = (ut + delta_t(ut) - 2_451_545.0) / 36_525.0;
    let periodic: f64 = SUN.iter().map(|(size, start, rate)| size * sin(start + rate * centuries)).sum();
    let geometric = 282.777_183_4 + 36_000.769_537_44 * centuries + (periodic * 1e-7).to_degrees();
    let aberration = 0.000_097_4 * sin(177.63 + 35_999.018_48 * centuries + 90.0) - 0.005_575;
    let node = 124.90 - 1_934.134 * centuries + 0.002_063 * centuries * centuries;
    let twice = 201.11 + 72_001.537_7 * centuries + 0.000_57 * centuries * centuries;
    let nutation = -0.004_778 * sin(node) - 0.000_366_7 * sin(twice);
    (geometric + aberration + nutation).rem_euclid(360.0)
}

fn sin(degrees: f64) -> f64 {
    degrees.to_radians().sin()
}

fn universal(tt: f64) -> f64 {
    tt - delta_t(tt)
}

/// By how much the turning earth lags behind even time, in days. Up to 2025 as observed (the fits of Espenak and Meeus, and
/// the yearly values of the IERS after them); from then on the trend of the long record, which nobody can know better:
/// by 2100 it may well be off by half a minute.
fn delta_t(jd: f64) -> f64 {
    let year = 2000.0 + (jd - 2_451_544.5) / 365.242_5;
    let poly = |from: f64, terms: &[f64]| terms.iter().rev().fold(0.0, |sum, term| sum * (year - from) + term);
    let seconds = match year {
        ..1920.0 => poly(1900.0, &[-2.79, 1.494_119, -0.059_893_9, 0.006_196_6, -0.000_197]),
        ..1941.0 => poly(1920.0, &[21.20, 0.844_93, -0.076_100, 0.002_093_6]),
        ..1961.0 => poly(1950.0, &[29.07, 0.407, -1.0 / 233.0, 1.0 / 2547.0]),
        ..1986.0 => poly(1975.0, &[45.45, 1.067, -1.0 / 260.0, -1.0 / 718.0]),
        ..2005.0 => poly(2000.0, &[63.86, 0.334_5, -0.060_374, 0.001_727_5, 0.000_651_814, 0.000_023_735_99]),
        ..2025.0 => poly(2005.0, &[64.69, 0.251_5, 0.008_36, -0.000_511]),
        _ => poly(2025.0, &[69.0, 0.173_6, 0.001_984]),
    };
    seconds / 86_400.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Moments in UT as the Swiss Ephemeris has them, chosen for lying close to midnight in Hà Nội.
    #[test]
    fn new_moons_close_to_midnight() {
        let clock = |day: f64, h: f64, m: f64, s: f64| day - 0.5 + (h * 3600.0 + m * 60.0 + s) / 86_400.0;
        let cases = [
            ("2008-11-27", 110, clock(2_454_798.0, 16.0, 54.0, 34.6)),
            ("2031-04-21", 387, clock(2_462_978.0, 16.0, 57.0, 7.0)),
        ];
        for (day, k, wanted) in cases {
            let off = (new_moon(k) - wanted) * 86_400.0;
            assert!(off.abs() < 20.0, "the new moon of {day} is off by {off:.1} s");
        }
    }

    #[test]
    fn fits_of_the_lag_meet() {
        for year in [1920.0, 1941.0, 1961.0, 1986.0, 2005.0, 2025.0_f64] {
            let at = 2_451_544.5 + (year - 2000.0) * 365.242_5;
            let step = (delta_t(at + 0.01) - delta_t(at - 0.01)) * 86_400.0;
            assert!(step.abs() < 0.6, "{step:.2} s at {year}");
        }
    }

    #[test]
    fn the_sun_stands_at_the_equinox_of_march_2000() {
        // 20 March 2000, 07:35 UT, by every almanac.
        let off = (sun(2_451_623.815_97) + 180.0).rem_euclid(360.0) - 180.0;
        assert!(off.abs() < 0.001, "{off}");
    }
}
