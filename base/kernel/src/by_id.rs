//! Maps by ids, for those who count a hundred thousand things: ids are random already and need no hashing against anybody who
//! would choose them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map by ids of ours; not for what comes from outside.
pub type ById<K, V> = HashMap<K, V, BuildHasherDefault<IdHasher>>;

/// Takes the bits of an id as they are.
#[derive(Debug, Clone, Copy, Default)]
pub struct IdHasher(u64);

impl Hasher for IdHasher {
    fn write(&mut self, bytes: &[u8]) {
        // Version 7 begins with the time: it is the end that tells ids of one moment apart.
        for piece in bytes.chunks(8) {
            let mut eight = [0; 8];
            eight[..piece.len()].copy_from_slice(piece);
            self.0 = self.0.rotate_left(23) ^ u64::from_le_bytes(eight);
        }
    }

    fn write_usize(&mut self, _: usize) {
        // The length of an id says nothing.
    }

    fn finish(&self) -> u64 {
        // The map looks at the lowest and the highest bits.
        self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Ambient, Id};
    use std::hash::Hash as _;

    #[test]
    fn ids_of_one_moment_are_spread() {
        let ambient = Ambient::fixed("2026-03-16T02:00:00Z");
        let mut places = [0_usize; 256];
        for _ in 0..25_600 {
            let id: Id<()> = ambient.id();
            let mut hasher = IdHasher::default();
            id.hash(&mut hasher);
            places[usize::from(hasher.finish().to_be_bytes()[0])] += 1;
        }
        assert!(places.iter().all(|count| (40..250).contains(count)), "{places:?}");
    }
}
