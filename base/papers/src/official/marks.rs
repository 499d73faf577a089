//! Marks that are stamped on a paper or noted in its corners: urgency, secrecy, circulation, and what a copy says of itself.

use jiff::Timestamp;
use jiff::tz::offset;

/// Marks on a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Marks {
    /// How soon it must arrive.
    pub urgency: Option<Urgency>,
    /// How secret it is.
    pub secrecy: Option<Secrecy>,
    /// How far it may go round.
    pub circulation: Option<Circulation>,
}

impl Marks {
    /// The stamps under the number, with how wide each is in millimetres; all are 8 high, in red.
    pub fn stamps(self) -> impl Iterator<Item = (&'static str, u16)> {
        let secrecy = self.secrecy.map(|mark| (mark.words(), mark.width_mm()));
        secrecy.into_iter().chain(self.urgency.map(|mark| (mark.words(), mark.width_mm())))
    }
}

/// Marks of secrecy. Papers that bear one do not belong on this platform; the form has its place all the same. The widths of
/// the stamps are UNSURE: they follow those of urgency and were not read in an instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Secrecy {
    /// `TUYỆT MẬT`
    TopSecret,
    /// `TỐI MẬT`
    Secret,
    /// `MẬT`
    Confidential,
}

impl Secrecy {
    /// The words of the stamp.
    pub fn words(self) -> &'static str {
        match self {
            Secrecy::TopSecret => "TUYỆT MẬT",
            Secrecy::Secret => "TỐI MẬT",
            Secrecy::Confidential => "MẬT",
        }
    }

    /// How wide the stamp is in millimetres; 8 high.
    pub fn width_mm(self) -> u16 {
        match self {
            Secrecy::TopSecret => 40,
            Secrecy::Secret => 30,
            Secrecy::Confidential => 20,
        }
    }
}

/// Marks of urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Urgency {
    /// `HỎA TỐC`
    Flash,
    /// `THƯỢNG KHẨN`
    Immediate,
    /// `KHẨN`
    Urgent,
}

impl Urgency {
    /// The words of the stamp.
    pub fn words(self) -> &'static str {
        match self {
            Urgency::Flash => "HỎA TỐC",
            Urgency::Immediate => "THƯỢNG KHẨN",
            Urgency::Urgent => "KHẨN",
        }
    }

    /// How wide the stamp is in millimetres; 8 high.
    pub fn width_mm(self) -> u16 {
        match self {
            Urgency::Flash => 30,
            Urgency::Immediate => 40,
            Urgency::Urgent => 20,
        }
    }
}

/// Notes on circulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Circulation {
    /// `LƯU HÀNH NỘI BỘ`
    Internal,
    /// `XEM XONG TRẢ LẠI`
    Return,
}

impl Circulation {
    /// The words of the note.
    pub fn words(self) -> &'static str {
        match self {
            Circulation::Internal => "LƯU HÀNH NỘI BỘ",
            Circulation::Return => "XEM XONG TRẢ LẠI",
        }
    }
}

/// What a copy says of itself, in the corner above (cell 14): the agency that made it signs it elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CopyNote {
    /// How it was copied.
    pub form: CopyForm,
    /// The body that made the copy.
    pub agency: String,
    /// When; written in Vietnamese time.
    pub at: Timestamp,
}

/// How a paper is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CopyForm {
    /// `SAO Y`: the whole of a paper.
    Whole,
    /// `TRÍCH SAO`: a part of it.
    Part,
    /// `SAO LỤC`: a copy of a copy.
    OfCopy,
}

impl CopyNote {
    /// Its lines: form, body, and time as `dd/MM/yyyy HH:mm:ss ±hh:mm`.
    ///
    /// ```
    /// use papers::official::{CopyForm, CopyNote};
    /// let at = "2026-01-05T02:05:00Z".parse().expect("a moment");
    /// let note = CopyNote { form: CopyForm::Whole, agency: "VĂN PHÒNG".into(), at };
    /// assert_eq!(note.lines(), ["SAO Y", "VĂN PHÒNG", "05/01/2026 09:05:00 +07:00"]);
    /// ```
    pub fn lines(&self) -> [String; 3] {
        let form = match self.form {
            CopyForm::Whole => "SAO Y",
            CopyForm::Part => "TRÍCH SAO",
            CopyForm::OfCopy => "SAO LỤC",
        };
        let local = offset(7).to_datetime(self.at);
        let (date, clock) = (local.date(), local.time());
        let time = format!(
            "{:02}/{:02}/{:04} {:02}:{:02}:{:02} +07:00",
            date.day(),
            date.month(),
            date.year(),
            clock.hour(),
            clock.minute(),
            clock.second()
        );
        [form.to_owned(), self.agency.clone(), time]
    }
}
