//! Looking through bytes eight at a time: comparing and searching slices goes byte by byte in wasm.

/// How many bytes come before the first quotation mark, backslash or control character.
pub(crate) fn plain_length(bytes: &[u8]) -> usize {
    let (words, _) = bytes.as_chunks::<8>();
    let mut length = 0_usize;
    for word in words {
        let special = special_bytes(u64::from_le_bytes(*word));
        if special != 0 {
            // Eight at most.
            let before = usize::try_from(special.trailing_zeros() / 8).unwrap_or_default();
            return length.saturating_add(before);
        }
        length = length.saturating_add(8);
    }
    let rest = bytes.get(length..).unwrap_or_default();
    let special = rest.iter().position(|&byte| matches!(byte, b'"' | b'\\' | ..=0x1f));
    length.saturating_add(special.unwrap_or(rest.len()))
}

/// Whether texts of the same length are the same.
pub(crate) fn same(a: &[u8], b: &[u8]) -> bool {
    let ((a_words, a_rest), (b_words, b_rest)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    let words = || a_words.iter().zip(b_words).all(|(a, b)| u64::from_le_bytes(*a) == u64::from_le_bytes(*b));
    a.len() == b.len() && words() && a_rest.iter().zip(b_rest).all(|(a, b)| a == b)
}

/// The highest bit of each byte that ends a plain text, right at least for the first such byte.
fn special_bytes(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    let below = |word: u64, limit: u64| word.wrapping_sub(ONES.wrapping_mul(limit)) & !word;
    let equal = |byte: u8| below(word ^ ONES.wrapping_mul(u64::from(byte)), 1);
    (below(word, 0x20) | equal(b'"') | equal(b'\\')) & HIGHS
}
