//! Finds keys and places arguments while the portal is compiled, so that a wrong key is an error there and costs
//! nothing later.

/// The number of a key among the sorted keys.
pub const fn find(keys: &[&str], key: &str) -> Option<u16> {
    let (mut from, mut to) = (0, keys.len());
    while from < to {
        let middle = usize::midpoint(from, to);
        match order(keys[middle].as_bytes(), key.as_bytes()) {
            0 => {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "the compiler of words allows fewer keys"
                )]
                return Some(middle as u16);
            }
            1 => to = middle,
            _ => from = middle + 1,
        }
    }
    None
}

/// For each wanted argument, in their order, its place among the given ones; `None` when the names are not the same.
pub const fn places<const N: usize>(wanted: &[&str], given: [&str; N]) -> Option<[u8; N]> {
    let mut places = [0; N];
    if wanted.len() != N || N > crate::mark::MOST_ARGUMENTS {
        return None;
    }
    let mut name = 0;
    while name < N {
        let mut place = 0;
        while order(wanted[name].as_bytes(), given[place].as_bytes()) != 0 {
            place += 1;
            if place == N {
                return None;
            }
        }
        #[expect(clippy::cast_possible_truncation, reason = "at most 64")]
        {
            places[name] = place as u8;
        }
        name += 1;
    }
    Some(places)
}

/// 0 when equal, 1 when the first is greater, 2 when it is less.
const fn order(first: &[u8], second: &[u8]) -> u8 {
    let mut at = 0;
    while at < first.len() && at < second.len() {
        if first[at] != second[at] {
            return if first[at] > second[at] { 1 } else { 2 };
        }
        at += 1;
    }
    if first.len() == second.len() {
        0
    } else if first.len() > second.len() {
        1
    } else {
        2
    }
}

#[cfg(test)]
mod tests {
    use super::{find, places};

    #[test]
    fn each_key_is_found_and_no_other() {
        let keys = ["a", "ab", "abc", "b", "back", "cases-open"];
        for (number, key) in keys.iter().enumerate() {
            assert_eq!(find(&keys, key).map(usize::from), Some(number));
        }
        for key in ["", "aa", "abcd", "cases", "cases-open-", "z"] {
            assert_eq!(find(&keys, key), None, "{key}");
        }
        assert_eq!(find(&[], "a"), None);
    }

    #[test]
    fn arguments_come_in_any_order_but_all_of_them() {
        assert_eq!(places(&["count", "when"], ["when", "count"]), Some([1, 0]));
        assert_eq!(places(&["count", "when"], ["count", "when"]), Some([0, 1]));
        assert_eq!(places(&["count", "when"], ["count", "then"]), None);
        assert_eq!(places(&["count"], ["count", "when"]), None);
        assert_eq!(places(&["count"], []), None);
        assert_eq!(places(&[], []), Some([]));
    }
}
