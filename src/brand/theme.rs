//! A council's colour for what can be pressed, and the tones that follow from it, in light and in dark.
//!
//! The grounds below are those of `style/tokens.css`; a test holds them equal. Marigold, ink and paper stay the
//! portal's own: focus and "needs you" must look the same everywhere.

use crate::colour::{Colour, contrast};

/// What text needs (WCAG 2.2, 1.4.3 AA).
pub const READABLE: f64 = 4.5;

/// A light or a dark ground with what stands on it.
#[derive(Clone, Copy, Debug)]
pub struct Ground {
    /// Behind everything.
    pub paper: Colour,
    /// Behind cards and fields.
    pub sheet: Colour,
    /// Where colours go to be read better: black on light, white on dark.
    pub away: Colour,
    /// How a council's settings call the colour on this ground.
    pub key: &'static str,
}

/// Light.
pub const LIGHT: Ground = Ground {
    paper: Colour::new(0xfb, 0xfa, 0xf6),
    sheet: Colour::new(0xff, 0xff, 0xff),
    away: Colour::BLACK,
    key: "act",
};

/// Dark.
pub const DARK: Ground = Ground {
    paper: Colour::new(0x11, 0x19, 0x1d),
    sheet: Colour::new(0x18, 0x23, 0x28),
    away: Colour::WHITE,
    key: "act_dark",
};

/// The portal's own colour for what can be pressed, in light.
pub const ACT: Colour = Colour::new(0x0a, 0x55, 0x70);

impl Ground {
    /// The lowest contrast that a colour has here as text and as a link.
    pub fn contrast(&self, colour: Colour) -> f64 {
        contrast(colour, self.paper).min(contrast(colour, self.sheet))
    }

    /// The colour nearest to this one that can be read here.
    pub fn nearest(&self, colour: Colour) -> Colour {
        colour.nearest_readable(&[self.paper, self.sheet], READABLE, self.away)
    }

    /// The tokens for a colour that can be read here.
    fn tokens(&self, act: Colour) -> String {
        let ink = [Colour::WHITE, Colour::BLACK.mixed(act, 15)]
            .into_iter()
            .max_by(|one, other| contrast(*one, act).total_cmp(&contrast(*other, act)))
            .unwrap_or(Colour::WHITE);
        let soft = self.sheet.mixed(act, 10);
        let strong =
            act.mixed(self.away, 25).nearest_readable(&[self.paper, self.sheet, soft], READABLE, self.away);
        format!("--act:{act};--act-ink:{ink};--act-soft:{soft};--act-strong:{strong}")
    }
}

/// The stylesheet for a council's colour; `None` when it has none. Both colours can be read on their grounds.
/// High contrast and print keep the portal's own.
pub fn stylesheet(act: Option<Colour>, act_dark: Option<Colour>) -> Option<String> {
    let light = act.map(|act| format!(r#":root:not([data-theme="contrast"]){{{}}}"#, LIGHT.tokens(act)));
    let dark = act_dark.or_else(|| act.map(|act| DARK.nearest(act))).map(|act| {
        let tokens = DARK.tokens(act);
        format!(
            r#"@media (prefers-color-scheme:dark){{:root:not([data-theme="light"],[data-theme="contrast"]){{{tokens}}}}}:root[data-theme="dark"]{{{tokens}}}"#
        )
    });
    let rules: String = [light, dark].into_iter().flatten().collect();
    (!rules.is_empty()).then(|| format!("@layer tokens{{{rules}}}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grounds_are_those_of_the_stylesheet() {
        let tokens = include_str!("../../style/tokens.css");
        for ground in [LIGHT, DARK] {
            for (name, colour) in [("paper", ground.paper), ("sheet", ground.sheet)] {
                assert!(tokens.contains(&format!("--{name}: {colour};")), "--{name}: {colour}");
            }
        }
    }

    #[test]
    fn the_portals_own_colour_is_that_of_the_stylesheet() {
        let tokens = include_str!("../../style/tokens.css");
        let first = tokens.split("--act: ").nth(1).and_then(|rest| rest.split(';').next());
        assert_eq!(first, Some(ACT.to_string().as_str()));
    }

    #[test]
    fn every_tone_of_any_readable_colour_is_readable() {
        for text in ["#0a5570", "#7a1f5c", "#006400", "#00008b", "#b00020", "#000000", "#5b5b00"] {
            for ground in [LIGHT, DARK] {
                let act = ground.nearest(Colour::parse(text).unwrap());
                let tokens = ground.tokens(act);
                let tone = |name: &str| {
                    let from = tokens.find(&format!("--{name}:")).unwrap() + name.len() + 3;
                    Colour::parse(&tokens[from..from + 7]).unwrap()
                };
                for (front, back) in [
                    (tone("act"), ground.paper),
                    (tone("act"), ground.sheet),
                    (tone("act-ink"), tone("act")),
                    (tone("act-ink"), tone("act-strong")),
                    (tone("act-strong"), ground.paper),
                    (tone("act-strong"), tone("act-soft")),
                ] {
                    assert!(contrast(front, back) >= READABLE, "{text}: {front} on {back} in {tokens}");
                }
            }
        }
    }

    #[test]
    fn no_colour_no_stylesheet() {
        assert_eq!(stylesheet(None, None), None);
    }

    #[test]
    fn one_colour_is_enough_for_light_and_dark() {
        let css = stylesheet(Colour::parse("#7a1f5c"), None).unwrap();
        assert!(
            css.starts_with("@layer tokens{:root:not([data-theme=\"contrast\"]){--act:#7a1f5c;"),
            "{css}"
        );
        assert!(css.contains("prefers-color-scheme:dark"));
        assert_eq!(css.matches('{').count(), css.matches('}').count());
    }
}
