//! A reader without a browser, for tests: the plural rules of the portal's own languages (CLDR 46, cardinals) and
//! plain grouping by commas. Not linked into the browser build, which asks `Intl`.

use crate::Reader;

/// A reader of English, Welsh or Arabic; any other language counts as English does.
#[derive(Clone, Debug)]
pub struct Native {
    language: String,
    right_to_left: bool,
}

impl Native {
    /// A reader of the language of this BCP 47 tag.
    pub fn new(tag: &str, right_to_left: bool) -> Self {
        Self { language: tag.split('-').next().unwrap_or("en").to_owned(), right_to_left }
    }

    fn category(&self, number: f64) -> &'static str {
        let is = |whole: f64| (number.abs() - whole).abs() < f64::EPSILON;
        let within_hundred =
            |from: f64, to: f64| number.fract() == 0.0 && (from..=to).contains(&(number.abs() % 100.0));
        match self.language.as_str() {
            "cy" | "ar" if is(0.0) => "zero",
            _ if is(1.0) => "one",
            "cy" | "ar" if is(2.0) => "two",
            "cy" if is(3.0) => "few",
            "cy" if is(6.0) => "many",
            "ar" if within_hundred(3.0, 10.0) => "few",
            "ar" if within_hundred(11.0, 99.0) => "many",
            _ => "other",
        }
    }
}

impl Reader for Native {
    fn counts_as(&self, number: f64, category: &str) -> bool {
        self.category(number) == category
    }

    fn number(&self, number: f64) -> String {
        let plain = format!("{}", (number.abs() * 1000.0).round() / 1000.0);
        let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(w, f)| (w, Some(f)));
        let mut grouped = String::from(if number < 0.0 { "-" } else { "" });
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at) % 3 == 0 && whole.bytes().all(|byte| byte.is_ascii_digit()) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        if let Some(fraction) = fraction {
            grouped.push('.');
            grouped.push_str(fraction);
        }
        grouped
    }

    fn right_to_left(&self) -> bool {
        self.right_to_left
    }
}

#[cfg(test)]
mod tests {
    use super::Native;
    use crate::Reader;

    fn check(tag: &str, number: f64, category: &str) {
        let reader = Native::new(tag, false);
        for other in ["zero", "one", "two", "few", "many", "other"] {
            assert_eq!(reader.counts_as(number, other), other == category, "{tag} {number} as {other}");
        }
    }

    #[test]
    fn plural_categories() {
        for (number, category) in
            [(0.0, "other"), (1.0, "one"), (2.0, "other"), (1.5, "other"), (21.0, "other")]
        {
            check("en-GB", number, category);
        }
        let welsh = [
            (0.0, "zero"),
            (1.0, "one"),
            (2.0, "two"),
            (3.0, "few"),
            (4.0, "other"),
            (5.0, "other"),
            (6.0, "many"),
            (7.0, "other"),
            (10.0, "other"),
            (21.0, "other"),
            (103.0, "other"),
            (1.5, "other"),
        ];
        for (number, category) in welsh {
            check("cy", number, category);
        }
        let arabic = [
            (0.0, "zero"),
            (1.0, "one"),
            (2.0, "two"),
            (3.0, "few"),
            (10.0, "few"),
            (11.0, "many"),
            (26.0, "many"),
            (99.0, "many"),
            (100.0, "other"),
            (101.0, "other"),
            (102.0, "other"),
            (103.0, "few"),
            (110.0, "few"),
            (111.0, "many"),
            (1000.0, "other"),
            (1003.0, "few"),
            (0.5, "other"),
        ];
        for (number, category) in arabic {
            check("ar", number, category);
        }
    }

    #[test]
    fn numbers_are_grouped() {
        let reader = Native::new("en", false);
        for (number, text) in [
            (0.0, "0"),
            (7.0, "7"),
            (999.0, "999"),
            (1000.0, "1,000"),
            (1_234_567.0, "1,234,567"),
            (-12_345.0, "-12,345"),
            (1.5, "1.5"),
            (1234.25, "1,234.25"),
        ] {
            assert_eq!(reader.number(number), text);
        }
    }
}
