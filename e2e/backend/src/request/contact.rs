//! E-mail addresses and phone numbers: read as people write them, kept in one form.

/// The address without the spaces around it, if it can be one. Whether it is, only a code sent there can tell.
pub fn email(text: &str) -> Option<String> {
    let text = text.trim();
    let (local, domain) = text.rsplit_once('@')?;
    let plain = |part: &str| {
        !part.chars().any(|c| c.is_whitespace() || c.is_control() || "<>(),;:\\\"[]@".contains(c))
    };
    let label = |label: &str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
    let good = (1..=64).contains(&local.len())
        && text.len() <= 254
        && plain(local)
        && plain(domain)
        && domain.contains('.')
        && domain.split('.').all(label);
    good.then(|| text.to_owned())
}

/// The number as E.164. A number without a country is a British one.
pub fn phone(text: &str) -> Option<String> {
    let mut digits = String::new();
    for (at, c) in text.trim().char_indices() {
        match c {
            '0'..='9' => digits.push(c),
            '+' if at == 0 => digits.push(c),
            ' ' | '-' | '(' | ')' | '.' | '/' | '\u{a0}' | '\u{200e}' | '\u{200f}' => {}
            _ => return None,
        }
    }
    // “+44 (0)1632 …” is how some people write it.
    let number = if let Some(rest) = digits.strip_prefix("+440") {
        format!("+44{rest}")
    } else if let Some(rest) = digits.strip_prefix("00") {
        format!("+{rest}")
    } else if let Some(rest) = digits.strip_prefix('0') {
        format!("+44{rest}")
    } else {
        digits
    };
    let rest = number.strip_prefix('+')?;
    (8..=15)
        .contains(&rest.len())
        .then_some(())
        .filter(|()| !rest.starts_with('0') && !rest.contains('+'))?;
    Some(number)
}

/// The number as E.164 if texts can reach it. Of other countries' numbers only the council's gateway can tell.
pub fn mobile(text: &str) -> Option<String> {
    phone(text).filter(|number| {
        number.strip_prefix("+44").is_none_or(|rest| rest.starts_with('7') && rest.len() == 10)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        let check = |text: &str, want: Option<&str>| assert_eq!(phone(text).as_deref(), want, "{text}");
        check("01632 960 001", Some("+441632960001"));
        check("+44 (0)1632 960001", Some("+441632960001"));
        check("0044 7700 900982", Some("+447700900982"));
        check("+33 1 23 45 67 89", Some("+33123456789"));
        check("960001", None);
        check("call me", None);
        check("+44 77+00", None);
        check("", None);
        assert_eq!(mobile("07700 900982").as_deref(), Some("+447700900982"));
        assert_eq!(mobile("01632 960001"), None);
    }

    #[test]
    fn addresses_that_can_be_ones() {
        let check = |text: &str, want: bool| assert_eq!(email(text).is_some(), want, "{text}");
        check(" mair@example.org ", true);
        check("o'neil+bins@sub.example.org", true);
        check("mair@example", false);
        check("mair@@example.org", false);
        check("mair evans@example.org", false);
        check("Mair <mair@example.org>", false);
        check("mair@example..org", false);
        check("a@b.c\r\nBcc: x@y.z", false);
        check("@example.org", false);
    }
}
