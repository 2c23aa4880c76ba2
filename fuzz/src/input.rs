//! The inputs: each is made of the seed and its number, so that none has to be stored to be made again.

use crate::common::judge::Door;
use crate::common::mutate::{self, text};
use crate::common::random::Random;
use crate::common::{LIBRARY, material};
use serde_json::Value;

/// One input.
pub struct Input {
    /// The door it comes in by.
    pub door: Door,
    /// What is handed in.
    pub text: String,
}

/// What the inputs are made of.
pub struct Source {
    seed: u64,
    forms: Vec<Value>,
    profiles: Vec<Value>,
    libraries: Vec<Value>,
}

impl Source {
    /// Reads the forms, profiles and libraries of the repository.
    pub fn new(seed: u64) -> Self {
        let parsed = |text: &str| serde_json::from_str(text).expect("a file of the repository is JSON");
        let profiles = ["data/profiles/hongta-2024.json", "data/profiles/central-2021.json"];
        Self {
            seed,
            forms: material::all_forms().into_iter().map(|named| named.form).collect(),
            profiles: profiles.iter().map(|path| parsed(&material::text(path))).collect(),
            libraries: vec![parsed(LIBRARY)],
        }
    }

    /// What the inputs for `door` are made of.
    pub fn seeds(&self, door: Door) -> &[Value] {
        match door {
            Door::Form => &self.forms,
            Door::Profile => &self.profiles,
            Door::Library => &self.libraries,
        }
    }

    /// The source of the numbers for input `number`.
    pub fn random(&self, number: u64) -> Random {
        Random::new(self.seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// Input `number`: nine in ten are forms.
    pub fn input(&self, number: u64) -> Input {
        let random = &mut self.random(number);
        let door = match random.below(20) {
            0 => Door::Profile,
            1 => Door::Library,
            _ => Door::Form,
        };
        let value = mutate::mutated(random, self.seeds(door));
        Input { door, text: text::told(random, &value) }
    }
}
