//! The clock and the source of randomness, as one value.

use crate::Id;
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use std::sync::{Arc, Mutex};

/// A moment, cut to microseconds: what both database engines keep.
pub type Moment = Timestamp;

/// Where time, ids and secrets come from.
#[derive(Clone)]
pub struct Ambient(Source);

#[derive(Clone)]
enum Source {
    System,
    Fixed(Arc<Mutex<Fixed>>),
}

struct Fixed {
    now: Timestamp,
    drawn: u64,
}

impl Ambient {
    /// The machine's own clock and randomness. Made once, where the program starts.
    #[must_use]
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands still and randomness that repeats, for tests.
    ///
    /// # Panics
    /// If `now` is not a moment such as `2020-01-21T08:00:00Z`.
    #[must_use]
    pub fn fixed(now: &str) -> Self {
        let now = now.parse().expect("a moment such as 2020-01-21T08:00:00Z");
        Self(Source::Fixed(Arc::new(Mutex::new(Fixed { now, drawn: 0 }))))
    }

    /// The moment, cut to microseconds.
    #[must_use]
    pub fn now(&self) -> Moment {
        let now = match &self.0 {
            #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the machine")]
            Source::System => Timestamp::now(),
            Source::Fixed(fixed) => fixed.lock().expect("no test panics while it draws").now,
        };
        Timestamp::from_microsecond(now.as_microsecond()).expect("a moment cut to microseconds is a moment")
    }

    /// Moves a fixed clock forward; the system's clock cannot be moved.
    ///
    /// # Panics
    /// On the system's clock.
    pub fn advance(&self, by: SignedDuration) {
        match &self.0 {
            Source::System => panic!("the machine's clock is not ours to move"),
            Source::Fixed(fixed) => fixed.lock().expect("no test panics while it draws").now += by,
        }
    }

    /// A new id: time-ordered (UUID version 7), random in the rest.
    #[must_use]
    pub fn id<T>(&self) -> Id<T> {
        let milliseconds = u64::try_from(self.now().as_millisecond()).unwrap_or(0);
        let builder = uuid::Builder::from_unix_timestamp_millis(milliseconds, &self.bytes());
        Id::from_uuid(builder.into_uuid())
    }

    /// `N` bytes that nobody can guess.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match &self.0 {
            #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the machine")]
            Source::System => getrandom::fill(&mut bytes).expect("the operating system gives randomness"),
            Source::Fixed(fixed) => {
                let mut fixed = fixed.lock().expect("no test panics while it draws");
                for chunk in bytes.chunks_mut(32) {
                    fixed.drawn += 1;
                    let block = Sha256::digest(fixed.drawn.to_be_bytes());
                    chunk.copy_from_slice(&block[..chunk.len()]);
                }
            }
        }
        bytes
    }

    /// A secret of 128 bits in letters and digits that survive being read aloud (Crockford's alphabet), 26 characters.
    #[must_use]
    pub fn token(&self) -> String {
        const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let mut value = u128::from_be_bytes(self.bytes());
        (0..26)
            .map(|_| {
                let digit = usize::try_from(value & 31).expect("five bits");
                value >>= 5;
                char::from(ALPHABET[digit])
            })
            .collect()
    }
}

/// Seven hours ahead of UTC, without summer time, since 1968 (QĐ 121-CP of 08/08/1967).
const VIETNAM: Offset = Offset::constant(7);

/// The day on the wall in Việt Nam at a moment.
#[must_use]
pub fn local_date(at: Moment) -> Date {
    local_time(at).date()
}

/// The day and hour on the wall in Việt Nam at a moment.
#[must_use]
pub fn local_time(at: Moment) -> DateTime {
    VIETNAM.to_datetime(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_stands_still_until_moved() {
        let ambient = Ambient::fixed("2020-01-21T08:00:00.123456789Z");
        assert_eq!(ambient.now().to_string(), "2020-01-21T08:00:00.123456Z");
        ambient.advance(SignedDuration::from_hours(24));
        assert_eq!(local_date(ambient.now()).to_string(), "2020-01-22");
    }

    #[test]
    fn the_day_turns_at_midnight_in_viet_nam() {
        let evening: Timestamp = "2020-01-20T17:00:00Z".parse().unwrap();
        assert_eq!(local_date(evening).to_string(), "2020-01-21");
    }

    #[test]
    fn tokens_are_long_and_differ() {
        let ambient = Ambient::system();
        let (one, two) = (ambient.token(), ambient.token());
        assert_eq!(one.len(), 26);
        assert_ne!(one, two);
    }
}
