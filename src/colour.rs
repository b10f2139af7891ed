//! A brand's colour, made readable: contrast reckoned, and an accent derived for each theme.
//!
//! In: a colour as `#rrggbb`. Out: for light and dark an accent that text can be set in, the
//! colour of text upon it, and a soft ground for it. The hue stays; only lightness moves, in
//! Oklab (B. Ottosson, 2020, "A perceptual color space for image processing").
//! Contrast is WCAG 2.2, "contrast ratio" and "relative luminance".
//! Invariant: whatever the brand's colour, text in the accent, upon it and on its soft ground has
//! a contrast of 4.5 or more (`deployment::colour`).

use std::fmt;

/// The least contrast of text (WCAG 2.2, 1.4.3).
pub const LEAST: f64 = 4.5;

/// What is aimed at, so that rounding to eight bits takes nothing away.
const AIM: f64 = 4.6;

/// A colour of the screen: red, green and blue, 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl Colour {
    /// Reads `#rrggbb`; none for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        let plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        plain.then_some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// Red, green and blue without the screen's curve, 0 to 1 (IEC 61966-2-1).
    fn linear(self) -> [f64; 3] {
        self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                libm::pow((part + 0.055) / 1.055, 2.4)
            }
        })
    }

    fn of_linear(parts: [f64; 3]) -> Self {
        Self(parts.map(|part| {
            let part = part.clamp(0.0, 1.0);
            let curved = if part <= 0.003_130_8 {
                part * 12.92
            } else {
                1.055 * libm::pow(part, 1.0 / 2.4) - 0.055
            };
            libm::round(curved * 255.0) as u8
        }))
    }

    /// Relative luminance, 0 for black to 1 for white.
    pub fn luminance(self) -> f64 {
        let [r, g, b] = self.linear();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// The contrast with another colour, 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn oklab(self) -> [f64; 3] {
        let [r, g, b] = self.linear();
        let l = libm::cbrt(0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b);
        let m = libm::cbrt(0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b);
        let s = libm::cbrt(0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b);
        [
            0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
            1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
            0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
        ]
    }

    fn of_oklab([light, a, b]: [f64; 3]) -> Self {
        let cube = |root: f64| root * root * root;
        let l = cube(light + 0.396_337_777_4 * a + 0.215_803_757_3 * b);
        let m = cube(light - 0.105_561_345_8 * a - 0.063_854_172_8 * b);
        let s = cube(light - 0.089_484_177_5 * a - 1.291_485_548_0 * b);
        Self::of_linear([
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
        ])
    }

    /// The same hue at a lightness, 0 to 1; its strength fades towards both ends, where the
    /// screen has none.
    fn at(self, lightness: f64) -> Self {
        let [own, a, b] = self.oklab();
        let room = |light: f64| light.min(1.0 - light).max(0.02);
        let fade = (room(lightness) / room(own)).min(1.0);
        Self::of_oklab([lightness, a * fade, b * fade])
    }

    /// A share of this colour, 0 to 1, laid over another.
    fn over(self, share: f64, other: Self) -> Self {
        let mut mixed = other.0;
        for (part, own) in mixed.iter_mut().zip(self.0) {
            *part = libm::round(f64::from(own) * share + f64::from(*part) * (1.0 - share)) as u8;
        }
        Self(mixed)
    }
}

/// A theme of the page, as `styles/tokens.css` has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark text on light ground.
    Light,
    /// Light text on dark ground.
    Dark,
}

impl Theme {
    /// The grounds that an accent stands on: the page's and a card's.
    pub fn grounds(self) -> [Colour; 2] {
        match self {
            Self::Light => [Colour([0xf6, 0xf5, 0xf1]), Colour([0xff; 3])],
            Self::Dark => [Colour([0x13, 0x17, 0x15]), Colour([0x1d, 0x23, 0x20])],
        }
    }

    /// The colour of text.
    pub fn ink(self) -> Colour {
        match self {
            Self::Light => Colour([0x1b, 0x1f, 0x1d]),
            Self::Dark => Colour([0xee, 0xf2, 0xef]),
        }
    }
}

/// An accent that can be read in a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent {
    /// Text and lines; the ground of the main button.
    pub accent: Colour,
    /// Text upon it.
    pub ink: Colour,
    /// A soft ground for text in it, and for plain text.
    pub soft: Colour,
}

impl Accent {
    /// The readable accent nearest to a brand's colour: the colour itself where it can be read.
    pub fn of(brand: Colour, theme: Theme) -> Self {
        let [own, ..] = brand.oklab();
        // Two hundred steps of lightness from the brand's own to black, or to white.
        let end = match theme {
            Theme::Light => 0.0,
            Theme::Dark => 1.0,
        };
        let steps = (0..=200).map(|step| own + (end - own) * f64::from(step) / 200.0);
        let tried = std::iter::once(brand).chain(steps.map(|lightness| brand.at(lightness)));
        let mut last = Self::with(brand, theme);
        for colour in tried {
            last = Self::with(colour, theme);
            if last.least(theme) >= AIM {
                break;
            }
        }
        last
    }

    fn with(accent: Colour, theme: Theme) -> Self {
        let (ink, share) = match theme {
            Theme::Light => (Colour([0xff; 3]), 0.1),
            Theme::Dark => (Colour([0x0b, 0x0f, 0x0d]), 0.16),
        };
        let [_, sheet] = theme.grounds();
        Self {
            accent,
            ink,
            soft: accent.over(share, sheet),
        }
    }

    /// The least contrast that any text has which is set with it.
    pub fn least(&self, theme: Theme) -> f64 {
        let [ground, sheet] = theme.grounds();
        [
            self.accent.contrast(ground),
            self.accent.contrast(sheet),
            self.accent.contrast(self.soft),
            self.ink.contrast(self.accent),
            theme.ink().contrast(self.soft),
        ]
        .into_iter()
        .fold(f64::INFINITY, f64::min)
    }
}

/// A brand's colour as tokens of the page, for light and for dark, in the words of a style sheet.
pub fn sheet(brand: Colour) -> String {
    let tokens = |theme| {
        let Accent { accent, ink, soft } = Accent::of(brand, theme);
        format!("--accent:{accent};--accent-ink:{ink};--accent-soft:{soft}")
    };
    let (light, dark) = (tokens(Theme::Light), tokens(Theme::Dark));
    format!(":root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}")
}
