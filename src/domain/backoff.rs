//! How long to wait before trying again: twice as long each time, with chance, so that a thousand browsers do not
//! come back at one moment.

const FIRST_MS: u32 = 1_000;
const LONGEST_MS: u32 = 30_000;

/// Milliseconds before the attempt after `attempt` failed ones (from 1). Chance picks within the upper half.
pub fn delay(attempt: u32, chance: u16) -> u32 {
    let doublings = attempt.saturating_sub(1).min(8);
    let whole = (FIRST_MS << doublings).min(LONGEST_MS);
    let half = whole / 2;
    half + u32::try_from(u64::from(half) * u64::from(chance) / u64::from(u16::MAX)).unwrap_or(half)
}

#[cfg(test)]
mod tests {
    use super::delay;

    #[test]
    fn waits_grow_and_are_spread() {
        for (attempt, least, most) in [
            (0, 500, 1000),
            (1, 500, 1000),
            (2, 1000, 2000),
            (3, 2000, 4000),
            (6, 15_000, 30_000),
            (u32::MAX, 15_000, 30_000),
        ] {
            assert_eq!((delay(attempt, 0), delay(attempt, u16::MAX)), (least, most), "{attempt}");
        }
    }
}
