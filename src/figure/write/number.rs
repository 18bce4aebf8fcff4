//! Numbers in digits.

use rust_decimal::Decimal;

use super::cardinal;
use crate::figure::lexicon::{Agreement, Lexicon};
use crate::figure::number::{Style, power};
use crate::model::Lang;

/// A number with the separators of a language, all its decimals kept: `3,913`, `58.10`.
pub fn decimal(d: Decimal, lang: &Lang) -> String {
    grouped(d, Lexicon::of(lang))
}

pub(super) fn grouped(d: Decimal, lexicon: &Lexicon) -> String {
    // The minus of typesetters, not the hyphen that some locales have in its place.
    let minus = if d.is_sign_negative() && !d.is_zero() { "−" } else { "" };
    format!("{minus}{}", lexicon.formats.decimal(&d.abs().to_string()))
}

/// A number from a million on with its magnitude in words, where that takes no more than two
/// decimals: `80 million`, `1.25 billion`; else in digits alone.
pub(super) fn scaled(d: Decimal, lexicon: &Lexicon) -> String {
    /// Decimals before a magnitude word that are still read at a glance.
    const AT_A_GLANCE: u32 = 2;
    let fits = lexicon.scales.iter().find(|(up, ..)| d.abs() >= power(i32::from(*up)));
    let short = fits.and_then(|(up, one, several)| {
        let short = d.checked_div(power(i32::from(*up)))?.normalize();
        let template = if short == Decimal::ONE { one } else { several };
        (short.scale() <= AT_A_GLANCE).then(|| template.replace("{}", &grouped(short, lexicon)))
    });
    short.unwrap_or_else(|| grouped(d, lexicon))
}

/// An amount of money with the sign of its currency, or its code where it has none here.
pub(super) fn money(d: Decimal, currency: &str, lexicon: &Lexicon) -> String {
    signed(d, &scaled(d.abs(), lexicon), currency, lexicon)
}

/// The same without a magnitude word.
pub(super) fn money_in_digits(d: Decimal, currency: &str, lexicon: &Lexicon) -> String {
    signed(d, &grouped(d.abs(), lexicon), currency, lexicon)
}

fn signed(d: Decimal, amount: &str, currency: &str, lexicon: &Lexicon) -> String {
    let minus = if d.is_sign_negative() && !d.is_zero() { "−" } else { "" };
    format!("{minus}{}", lexicon.with_currency(amount, currency))
}

/// A number in the style of one that was written before.
pub(in crate::figure) fn styled(
    d: Decimal,
    style: Style,
    agreement: Agreement,
    lexicon: &Lexicon,
) -> String {
    match style {
        Style::Digits(0) => grouped(d, lexicon),
        Style::Digits(up) => {
            let of = |scales: &'static [(u8, _, _)]| scales.iter().find(|(u, ..)| *u == up);
            // A magnitude that is no scale has its one in words.
            let several = of(lexicon.magnitudes).map(|(_, _, several)| (*several, *several));
            let template = of(lexicon.scales).map(|(_, one, several)| (*one, *several)).or(several);
            match (template, d.checked_div(power(i32::from(up)))) {
                (Some((one, several)), Some(short)) => {
                    let short = short.normalize();
                    let template = if short == Decimal::ONE { one } else { several };
                    template.replace("{}", &grouped(short, lexicon))
                }
                _ => grouped(d, lexicon),
            }
        }
        Style::Words => cardinal::spell(d, agreement, lexicon),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_and_scales() {
        let lang = Lang::from("en");
        let lexicon = Lexicon::of(&lang);
        let of = |text: &str| Decimal::from_str_exact(text).unwrap();
        for (d, expected) in [
            ("3913", "3,913"),
            ("58.10", "58.10"),
            ("-1234567.5", "−1,234,567.5"),
            ("0", "0"),
            ("999", "999"),
            ("-0", "0"),
        ] {
            assert_eq!(grouped(of(d), lexicon), expected);
        }
        for (d, expected) in [
            ("80000000", "80 million"),
            ("1250000000", "1.25 billion"),
            ("6411664.07", "6,411,664.07"),
            ("977509", "977,509"),
            ("1000000", "1 million"),
        ] {
            assert_eq!(scaled(of(d), lexicon), expected);
        }
        assert_eq!(money(of("450000"), "USD", lexicon), "$450,000");
        assert_eq!(money(of("-2.50"), "USD", lexicon), "−$2.50");
        assert_eq!(money(of("20"), "MXN", lexicon), "MXN 20");
    }
}
