//! The words on the command line.

/// What a run is asked to do.
pub struct Args {
    /// How many inputs are judged.
    pub iterations: u64,
    /// From what the inputs follow.
    pub seed: u64,
    /// On how many threads.
    pub threads: usize,
    /// The number of the one input that is judged.
    pub only: Option<u64>,
    /// Whether small inputs are kept instead of judged.
    pub harvest: bool,
}

impl Args {
    /// Reads the words.
    pub fn read(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut args = Self { iterations: 100_000, seed: 1, threads: 2, only: None, harvest: false };
        while let Some(word) = words.next() {
            if word == "--harvest" {
                args.harvest = true;
                continue;
            }
            let number = words.next().and_then(|number| number.replace('_', "").parse::<u64>().ok());
            let number = number.ok_or_else(|| format!("{word} needs a number"))?;
            match word.as_str() {
                "--iterations" => args.iterations = number,
                "--seed" => args.seed = number,
                "--threads" => args.threads = usize::try_from(number).unwrap_or(1).clamp(1, 64),
                "--only" => args.only = Some(number),
                _ => return Err(format!("{word} is unknown: --iterations, --seed, --threads, --only, --harvest")),
            }
        }
        Ok(args)
    }
}
