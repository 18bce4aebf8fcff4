//! Numbers in words.

use rust_decimal::Decimal;

use super::number::grouped;
use crate::figure::lexicon::{Agreement, Lexicon};

/// A number in words: `three thousand nine hundred and thirteen`, `forty-five point six`. Numbers
/// below zero, or too large for the words of the language, are written in digits.
pub(super) fn spell(d: Decimal, agreement: Agreement, lexicon: &Lexicon) -> String {
    let d = d.normalize();
    let whole = u64::try_from(d.trunc()).ok();
    let largest = lexicon.magnitudes.first().map_or(0, |(up, ..)| u32::from(*up)) + 3;
    let fits = |whole: &u64| !d.is_sign_negative() && u128::from(*whole) < 10_u128.pow(largest);
    let Some(whole) = whole.filter(fits) else { return grouped(d, lexicon) };
    // Decimals follow the number, and what is counted follows them.
    let agreement = if d.fract().is_zero() { agreement } else { Agreement::Alone };
    let mut text = spell_whole(whole, agreement, lexicon);
    let decimals = d.fract().to_string();
    if let (Some((_, decimals)), Some(point)) = (decimals.split_once('.'), lexicon.point.first()) {
        text.push(' ');
        text.push_str(point);
        for digit in decimals.bytes() {
            text.push(' ');
            text.push_str(named(&lexicon.ones, u64::from(digit - b'0')));
        }
    }
    text
}

fn spell_whole(whole: u64, agreement: Agreement, lexicon: &Lexicon) -> String {
    /// The power of ten from which on a magnitude is a noun, which its number agrees with.
    const NOUN: u8 = 6;
    let mut text = String::new();
    let mut rest = whole;
    for (up, one, several) in lexicon.magnitudes {
        let size = 10_u64.pow(u32::from(*up));
        let count = rest / size;
        rest %= size;
        if count > 0 {
            join(&mut text, " ");
            if count == 1 {
                text.push_str(one);
            } else {
                let feminine = *up < NOUN && agreement == Agreement::Feminine;
                let of = if feminine { agreement } else { Agreement::Masculine };
                text.push_str(&several.replace("{}", &spell_whole(count, of, lexicon)));
            }
        }
    }
    if rest > 0 || whole == 0 {
        join(&mut text, if rest < 100 { lexicon.hundreds_join } else { " " });
        text.push_str(&agreeing(below_thousand(rest, lexicon), agreement, lexicon));
    }
    text
}

/// Number words before what they count: `veintiún`, `doscientas`.
fn agreeing(words: String, agreement: Agreement, lexicon: &Lexicon) -> String {
    if lexicon.agreeing.is_empty() || agreement == Agreement::Alone {
        return words;
    }
    let agreed = words.split(' ').map(|word| {
        let forms = lexicon.agreeing.iter().find(|(alone, ..)| *alone == word);
        match (forms, agreement) {
            (Some((_, masculine, _)), Agreement::Masculine) => masculine,
            (Some((.., feminine)), Agreement::Feminine) => feminine,
            (_, _) => word,
        }
    });
    agreed.collect::<Vec<_>>().join(" ")
}

fn below_thousand(n: u64, lexicon: &Lexicon) -> String {
    let (hundreds, rest) = (n / 100, n % 100);
    if hundreds == 0 {
        return below_hundred(rest, lexicon);
    }
    if n == 100 {
        return lexicon.hundred.to_owned();
    }
    let mut text = named(&lexicon.hundreds, hundreds).to_owned();
    if rest > 0 {
        text.push_str(lexicon.hundreds_join);
        text.push_str(&below_hundred(rest, lexicon));
    }
    text
}

fn below_hundred(n: u64, lexicon: &Lexicon) -> String {
    let word = named(&lexicon.ones, n);
    if !word.is_empty() {
        return word.to_owned();
    }
    let (tens, ones) = (named(&lexicon.tens, n / 10), n % 10);
    if ones == 0 {
        return tens.to_owned();
    }
    format!("{tens}{}{}", lexicon.tens_join, named(&lexicon.ones, ones))
}

fn named(words: &[impl AsRef<str>], n: u64) -> &str {
    usize::try_from(n).ok().and_then(|n| words.get(n)).map_or("", AsRef::as_ref)
}

fn join(text: &mut String, with: &str) {
    if !text.is_empty() {
        text.push_str(with);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    fn check(d: &str, expected: &str) {
        let lang = Lang::from("en");
        let lexicon = Lexicon::of(&lang);
        let d = Decimal::from_str_exact(d).unwrap();
        assert_eq!(spell(d, Agreement::Masculine, lexicon), expected);
    }

    #[test]
    fn spells_in_spanish() {
        let lang = Lang::from("es");
        let lexicon = Lexicon::of(&lang);
        for (d, alone, masculine, feminine) in [
            ("0", "cero", "cero", "cero"),
            ("1", "uno", "un", "una"),
            ("21", "veintiuno", "veintiún", "veintiuna"),
            ("31", "treinta y uno", "treinta y un", "treinta y una"),
            ("100", "cien", "cien", "cien"),
            ("101", "ciento uno", "ciento un", "ciento una"),
            ("200", "doscientos", "doscientos", "doscientas"),
            ("1000", "mil", "mil", "mil"),
            (
                "3913",
                "tres mil novecientos trece",
                "tres mil novecientos trece",
                "tres mil novecientas trece",
            ),
            ("21000", "veintiún mil", "veintiún mil", "veintiuna mil"),
            ("500100", "quinientos mil cien", "quinientos mil cien", "quinientas mil cien"),
            ("1000000", "un millón", "un millón", "un millón"),
            (
                "2500000000",
                "dos mil quinientos millones",
                "dos mil quinientos millones",
                "dos mil quinientos millones",
            ),
            (
                "45.61",
                "cuarenta y cinco punto seis uno",
                "cuarenta y cinco punto seis uno",
                "cuarenta y cinco punto seis uno",
            ),
        ] {
            let d = Decimal::from_str_exact(d).unwrap();
            assert_eq!(spell(d, Agreement::Alone, lexicon), alone);
            assert_eq!(spell(d, Agreement::Masculine, lexicon), masculine);
            assert_eq!(spell(d, Agreement::Feminine, lexicon), feminine);
        }
    }

    #[test]
    fn spells() {
        check("0", "zero");
        check("21", "twenty-one");
        check("100", "one hundred");
        check("3913", "three thousand nine hundred and thirteen");
        check("2005", "two thousand and five");
        check("1000000", "one million");
        check("450000", "four hundred and fifty thousand");
        check("45.60", "forty-five point six");
        check("-4", "−4");
        check("79228162514264337593543950335", "79,228,162,514,264,337,593,543,950,335");
    }
}
