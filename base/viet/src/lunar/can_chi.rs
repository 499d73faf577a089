//! The sixty names of years, months, days and hours: one of ten stems (can) with one of twelve branches (chi).

use super::number_of;
use jiff::civil::Date;
use std::fmt;

/// A stem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are all there is to say")]
pub enum Can {
    Giap,
    At,
    Binh,
    Dinh,
    Mau,
    Ky,
    Canh,
    Tan,
    Nham,
    Quy,
}

/// A branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are all there is to say")]
pub enum Chi {
    Ty,
    Suu,
    Dan,
    Mao,
    Thin,
    Ti,
    Ngo,
    Mui,
    Than,
    Dau,
    Tuat,
    Hoi,
}

const CAN: [(Can, &str); 10] = [
    (Can::Giap, "Giáp"),
    (Can::At, "Ất"),
    (Can::Binh, "Bính"),
    (Can::Dinh, "Đinh"),
    (Can::Mau, "Mậu"),
    (Can::Ky, "Kỷ"),
    (Can::Canh, "Canh"),
    (Can::Tan, "Tân"),
    (Can::Nham, "Nhâm"),
    (Can::Quy, "Quý"),
];

const CHI: [(Chi, &str); 12] = [
    (Chi::Ty, "Tý"),
    (Chi::Suu, "Sửu"),
    (Chi::Dan, "Dần"),
    (Chi::Mao, "Mão"),
    (Chi::Thin, "Thìn"),
    (Chi::Ti, "Tỵ"),
    (Chi::Ngo, "Ngọ"),
    (Chi::Mui, "Mùi"),
    (Chi::Than, "Thân"),
    (Chi::Dau, "Dậu"),
    (Chi::Tuat, "Tuất"),
    (Chi::Hoi, "Hợi"),
];

/// A stem and a branch: `Bính Ngọ`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CanChi {
    /// The stem.
    pub can: Can,
    /// The branch.
    pub chi: Chi,
}

impl CanChi {
    /// The name of a lunar year.
    ///
    /// ```
    /// assert_eq!(viet::lunar::CanChi::of_year(2026).to_string(), "Bính Ngọ");
    /// ```
    pub fn of_year(year: i16) -> CanChi {
        CanChi::at(i32::from(year) + 6, i32::from(year) + 8)
    }

    /// The name of a month of a lunar year; a leap month has that of the month before it.
    pub fn of_month(year: i16, month: i8) -> CanChi {
        CanChi::at(i32::from(year) * 12 + i32::from(month) + 3, i32::from(month) + 1)
    }

    /// The name of a day.
    pub fn of_day(day: Date) -> CanChi {
        CanChi::at(number_of(day) + 9, number_of(day) + 1)
    }

    /// The name of the double hour in which an hour (0 to 23) of a day lies. The hour Tý begins at 23 and belongs, from
    /// then on, to the next day; before midnight its stem is that of the next day.
    pub fn of_hour(day: Date, hour: i8) -> CanChi {
        let chi = (i32::from(hour) + 1) / 2;
        CanChi::at((number_of(day) + 9) % 10 * 2 + chi, chi)
    }

    fn at(can: i32, chi: i32) -> CanChi {
        let at = |n: i32, of: usize| n.rem_euclid(of as i32) as usize;
        CanChi { can: CAN[at(can, CAN.len())].0, chi: CHI[at(chi, CHI.len())].0 }
    }
}

impl fmt::Display for Can {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(CAN[*self as usize].1)
    }
}

impl fmt::Display for Chi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(CHI[*self as usize].1)
    }
}

impl fmt::Display for CanChi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.can, self.chi)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn names() {
        let years = [(1900, "Canh Tý"), (1945, "Ất Dậu"), (1975, "Ất Mão"), (1984, "Giáp Tý"), (2020, "Canh Tý")];
        for (year, wanted) in years {
            assert_eq!(CanChi::of_year(year).to_string(), wanted, "{year}");
        }
        assert_eq!(CanChi::of_month(2020, 1).to_string(), "Mậu Dần");
        assert_eq!(CanChi::of_month(2020, 12).to_string(), "Kỷ Sửu");
        assert_eq!(CanChi::of_day(date(2000, 1, 1)).to_string(), "Mậu Ngọ");
        assert_eq!(CanChi::of_day(date(1900, 1, 1)).to_string(), "Giáp Tuất");
        // The first hour of a day Mậu or Quý is Nhâm Tý.
        assert_eq!(CanChi::of_hour(date(2000, 1, 1), 0).to_string(), "Nhâm Tý");
        assert_eq!(CanChi::of_hour(date(2000, 1, 1), 12).to_string(), "Mậu Ngọ");
        assert_eq!(CanChi::of_hour(date(2000, 1, 1), 23).to_string(), CanChi::of_hour(date(2000, 1, 2), 0).to_string());
    }

    #[test]
    fn names_follow_their_order() {
        for (at, (can, _)) in CAN.iter().enumerate() {
            assert_eq!(*can as usize, at);
        }
        for (at, (chi, _)) in CHI.iter().enumerate() {
            assert_eq!(*chi as usize, at);
        }
    }
}
