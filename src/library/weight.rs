//! How much a character or a pair of characters tells: the rarer in the library, the more. Common endings (率, 满意度) must
//! not drown the object that a name is about.

/// The weight of a pair that every name has; a pair that one name in [`RARE`] or fewer have weighs several times as much.
const BASE: u32 = 8;
/// From here on a pair is simply rare: the weights stay comparable between small libraries and large ones.
const RARE: u32 = 64;
const STEPS: u32 = 16;

/// The weight of a pair that `holders` of `names` names hold.
pub(super) fn pair_weight(holders: usize, names: usize) -> u32 {
    rarity(holders, names).saturating_add(BASE)
}

/// The weight of a character by itself: less than that of a pair, since characters alone say little.
pub(super) fn letter_weight(holders: usize, names: usize) -> u8 {
    u8::try_from(pair_weight(holders, names) / 3).unwrap_or(u8::MAX)
}

/// The binary logarithm of `names / holders` in sixteenths, at most that of [`RARE`].
fn rarity(holders: usize, names: usize) -> u32 {
    log2(names).saturating_sub(log2(holders)).min(log2(usize::try_from(RARE).unwrap_or(1)))
}

/// The binary logarithm in [`STEPS`], exact at powers of two and straight between them.
fn log2(number: usize) -> u32 {
    let number = u64::try_from(number).unwrap_or(u64::MAX).max(1);
    let whole = number.ilog2();
    let above = number ^ (1 << whole);
    let part = above.saturating_mul(u64::from(STEPS)).checked_shr(whole).unwrap_or_default();
    whole.saturating_mul(STEPS).saturating_add(u32::try_from(part).unwrap_or_default())
}
