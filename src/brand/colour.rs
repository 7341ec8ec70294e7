//! Colours as a council writes them, and whether they can be read (WCAG 2.2, 1.4.3 and 1.4.11).

use std::fmt;

/// An opaque sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    /// Black.
    pub const BLACK: Self = Self::new(0, 0, 0);
    /// White.
    pub const WHITE: Self = Self::new(255, 255, 255);

    pub(crate) const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// Reads `#rrggbb` or `#rgb`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        let byte = |shift: u32| u8::try_from(number >> shift & 0xff).unwrap_or(0);
        let nibble = |shift: u32| u8::try_from((number >> shift & 0xf) * 17).unwrap_or(0);
        match digits.len() {
            6 => Some(Self::new(byte(16), byte(8), byte(0))),
            3 => Some(Self::new(nibble(8), nibble(4), nibble(0))),
            _ => None,
        }
    }

    /// This colour with `percent` of another in it.
    #[must_use]
    pub fn mixed(self, other: Self, percent: u8) -> Self {
        let percent = u32::from(percent.min(100));
        let mix = |from: u8, to: u8| {
            u8::try_from((u32::from(from) * (100 - percent) + u32::from(to) * percent + 50) / 100)
                .unwrap_or(u8::MAX)
        };
        Self::new(mix(self.red, other.red), mix(self.green, other.green), mix(self.blue, other.blue))
    }

    /// Relative luminance, 0 to 1.
    fn luminance(self) -> f64 {
        let linear = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// The colour nearest to this one, going towards `end`, that has the ratio to every ground.
    #[must_use]
    pub fn nearest_readable(self, grounds: &[Self], ratio: f64, end: Self) -> Self {
        (0..=100)
            .map(|percent| self.mixed(end, percent))
            .find(|colour| grounds.iter().all(|ground| contrast(*colour, *ground) >= ratio))
            .unwrap_or(end)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (one.luminance(), other.luminance());
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn colours_are_read_and_written() {
        for (text, written) in [("#0a5570", "#0a5570"), ("#0AF", "#00aaff"), ("#fff", "#ffffff")] {
            assert_eq!(colour(text).to_string(), written);
        }
        for wrong in ["0a5570", "#12", "#12345", "#gggggg", "blue", "#+12345", "#1234567", ""] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        for (one, other, ratio) in [
            ("#000000", "#ffffff", 21.0),
            ("#777777", "#ffffff", 4.478),
            ("#767676", "#ffffff", 4.542),
            ("#0000ff", "#ffffff", 8.592),
            ("#ff0000", "#ff0000", 1.0),
        ] {
            assert!((contrast(colour(one), colour(other)) - ratio).abs() < 0.001, "{one} {other}");
        }
    }

    #[test]
    fn the_nearest_readable_colour_is_readable_and_near() {
        let found = colour("#33aacc").nearest_readable(&[Colour::WHITE], 4.5, Colour::BLACK);
        assert!(contrast(found, Colour::WHITE) >= 4.5);
        assert!(contrast(found, Colour::WHITE) < 4.8, "{found} is darker than it need be");
        assert_eq!(
            colour("#0a5570").nearest_readable(&[Colour::WHITE], 4.5, Colour::BLACK),
            colour("#0a5570")
        );
    }
}
