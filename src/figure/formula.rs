//! Formulas over claims: `separated - reunified`, `100 * part / whole`.
//!
//! ```text
//! sum     = product { ("+" | "-") product }
//! product = factor { ("*" | "/") factor }
//! factor  = "-" factor | number | name | "(" sum ")"
//! ```

use std::ops::Range;

use rust_decimal::Decimal;

/// A parsed formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    /// A number written in the formula.
    Number(Decimal),
    /// A name that stands for a claim, and where it is written.
    Name(String, Range<usize>),
    /// The negative of something.
    Negative(Box<Expr>),
    /// Two things put together.
    Both(Box<Expr>, Operator, Box<Expr>, Range<usize>),
}

/// What is done with two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Over,
}

/// Why a formula has no value; the range is in its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvaluationError {
    /// Something is divided by zero.
    DivisionByZero(Range<usize>),
    /// A number is too large to be kept exact.
    Overflow(Range<usize>),
}

/// What a number counts, for the purpose of a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dimension {
    /// A bare number: written in the formula, or one quantity over another of its kind.
    Pure,
    /// A percentage.
    Percent,
    /// So many of this unit; two facts count the same when their units have one name.
    Of(String),
}

/// Parentheses within each other that a formula may have; recursion must have a bottom.
const MAX_DEPTH: usize = 32;

/// Bytes that a formula may have: a chain of terms is as deep as it is long.
const LONGEST: usize = 1_000;

/// Parses a formula. The error is a phrase for people, and where it applies.
pub fn parse(text: &str) -> Result<Expr, (Range<usize>, String)> {
    if text.len() > LONGEST {
        return Err((0..0, "a formula of more than a thousand characters".to_owned()));
    }
    let mut parser = Parser { text, at: 0, depth: 0 };
    let expr = parser.sum()?;
    parser.skip_space();
    if parser.at < text.len() {
        return Err(parser.unexpected("an operator"));
    }
    Ok(expr)
}

impl Expr {
    /// The names in it with their places, in the order written.
    pub fn names(&self) -> Vec<(&str, Range<usize>)> {
        match self {
            Expr::Number(_) => Vec::new(),
            Expr::Name(name, range) => vec![(name, range.clone())],
            Expr::Negative(inner) => inner.names(),
            Expr::Both(left, _, right, _) => {
                let mut names = left.names();
                names.extend(right.names());
                names
            }
        }
    }

    /// Works it out with exact decimals. A name without a value counts as zero; whoever calls has
    /// looked the names up before.
    pub fn evaluate(
        &self,
        value: &dyn Fn(&str) -> Option<Decimal>,
    ) -> Result<Decimal, EvaluationError> {
        match self {
            Expr::Number(number) => Ok(*number),
            Expr::Name(name, _) => Ok(value(name).unwrap_or_default()),
            Expr::Negative(inner) => inner.evaluate(value).map(|number| -number),
            Expr::Both(left, operator, right, range) => {
                let (left, right) = (left.evaluate(value)?, right.evaluate(value)?);
                if *operator == Operator::Over && right.is_zero() {
                    return Err(EvaluationError::DivisionByZero(range.clone()));
                }
                let result = match operator {
                    Operator::Plus => left.checked_add(right),
                    Operator::Minus => left.checked_sub(right),
                    Operator::Times => left.checked_mul(right),
                    Operator::Over => left.checked_div(right),
                };
                result.ok_or_else(|| EvaluationError::Overflow(range.clone()))
            }
        }
    }

    /// What the result counts. The error says what cannot be put together.
    pub fn dimension(&self, of: &dyn Fn(&str) -> Dimension) -> Result<Dimension, String> {
        match self {
            Expr::Number(_) => Ok(Dimension::Pure),
            Expr::Name(name, _) => Ok(of(name)),
            Expr::Negative(inner) => inner.dimension(of),
            Expr::Both(left, operator, right, _) => {
                let (left, right) = (left.dimension(of)?, right.dimension(of)?);
                combine(left, *operator, right)
            }
        }
    }
}

fn combine(left: Dimension, operator: Operator, right: Dimension) -> Result<Dimension, String> {
    use Dimension::{Of, Percent, Pure};
    let name = |dimension: &Dimension| match dimension {
        Pure => "a bare number".to_owned(),
        Percent => "a percentage".to_owned(),
        Of(unit) => unit.clone(),
    };
    match operator {
        Operator::Plus | Operator::Minus => {
            if left == right {
                return Ok(left);
            }
            let verb = if operator == Operator::Plus { "added to" } else { "taken from" };
            // A sum is said the way it is written, a difference the other way round.
            let (first, second) = match operator {
                Operator::Plus => (&left, &right),
                _ => (&right, &left),
            };
            Err(format!("{} cannot be {verb} {}", name(first), name(second)))
        }
        Operator::Times => match (left, right) {
            (Pure, other) | (other, Pure) => Ok(other),
            // A percentage of something counts that thing.
            (Percent, other) | (other, Percent) => Ok(other),
            (left, right) => Err(format!("{} times {} counts nothing", name(&left), name(&right))),
        },
        Operator::Over => match (left, right) {
            (left, Pure) => Ok(left),
            (left, right) if left == right => Ok(Pure),
            (left, right) => {
                Err(format!("{} over {} is no plain number", name(&left), name(&right)))
            }
        },
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

type Parsed = Result<Expr, (Range<usize>, String)>;

impl Parser<'_> {
    fn sum(&mut self) -> Parsed {
        let mut left = self.product()?;
        loop {
            let operator = match self.peek() {
                Some('+') => Operator::Plus,
                Some('-' | '−') => Operator::Minus,
                _ => return Ok(left),
            };
            left = self.both(left, operator, Parser::product)?;
        }
    }

    fn product(&mut self) -> Parsed {
        let mut left = self.factor()?;
        loop {
            let operator = match self.peek() {
                Some('*' | '×') => Operator::Times,
                Some('/' | '÷') => Operator::Over,
                _ => return Ok(left),
            };
            left = self.both(left, operator, Parser::factor)?;
        }
    }

    /// Reads the operator at hand and what stands after it.
    fn both(
        &mut self,
        left: Expr,
        operator: Operator,
        next: impl FnOnce(&mut Self) -> Parsed,
    ) -> Parsed {
        self.bump();
        self.skip_space();
        let start = self.at;
        let right = next(self)?;
        Ok(Expr::Both(Box::new(left), operator, Box::new(right), start..self.at))
    }

    fn factor(&mut self) -> Parsed {
        self.depth += 1;
        let factor = self.bounded_factor();
        self.depth -= 1;
        factor
    }

    fn bounded_factor(&mut self) -> Parsed {
        match self.peek() {
            _ if self.depth > MAX_DEPTH => {
                Err((self.at..self.at, "too many parentheses within each other".to_owned()))
            }
            Some('-' | '−') => {
                self.bump();
                self.factor().map(|inner| Expr::Negative(Box::new(inner)))
            }
            Some('(') => {
                let open = self.at;
                self.bump();
                let inner = self.sum()?;
                match self.peek() {
                    Some(')') => {
                        self.bump();
                        Ok(inner)
                    }
                    _ => Err((open..open + 1, "this parenthesis is never closed".to_owned())),
                }
            }
            Some(c) if c.is_ascii_digit() => self.number(),
            Some(c) if c.is_alphabetic() || c == '_' => {
                let range = self.take(|c| c.is_alphanumeric() || c == '_');
                let name = self.text.get(range.clone()).unwrap_or("").to_owned();
                Ok(Expr::Name(name, range))
            }
            Some(_) | None => Err(self.unexpected("a number, a name or `(`")),
        }
    }

    fn number(&mut self) -> Parsed {
        let range = self.take(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
        let text = self.text.get(range.clone()).unwrap_or("");
        match text.parse() {
            Ok(number) if !text.contains(',') => Ok(Expr::Number(number)),
            Ok(_) | Err(_) => Err((range, format!("`{text}` is not a number; write digits alone"))),
        }
    }

    fn unexpected(&self, expected: &str) -> (Range<usize>, String) {
        match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            Some(c) => {
                (self.at..self.at + c.len_utf8(), format!("expected {expected}, found `{c}`"))
            }
            None => (self.at..self.at, format!("expected {expected}, found the end")),
        }
    }

    fn peek(&mut self) -> Option<char> {
        self.skip_space();
        self.text.get(self.at..)?.chars().next()
    }

    fn bump(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or("");
        self.at += rest.chars().next().map_or(0, char::len_utf8);
    }

    fn skip_space(&mut self) {
        self.take(char::is_whitespace);
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> Range<usize> {
        let rest = self.text.get(self.at..).unwrap_or("");
        let len = rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        self.at += len;
        self.at - len..self.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &str) {
        let values = |name: &str| match name {
            "separated" => Some(Decimal::from(3913)),
            "reunified" => Some(Decimal::from(1786)),
            _ => Some(Decimal::ZERO),
        };
        let found = match parse(text) {
            Ok(expr) => match expr.evaluate(&values) {
                Ok(number) => number.round_dp(4).normalize().to_string(),
                Err(error) => format!("{error:?}"),
            },
            Err((range, message)) => format!("{}..{}: {message}", range.start, range.end),
        };
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn works_out() {
        check("separated - reunified", "2127");
        check("100 * reunified / separated", "45.6427");
        check("2 + 3 * 4 - -1", "15");
        check("(2 + 3) * 4 / 8", "2.5");
        check("58.10 + 0", "58.1");
    }

    #[test]
    fn says_what_is_wrong() {
        check("separated -", "11..11: expected a number, a name or `(`, found the end");
        check("separated reunified", "10..11: expected an operator, found `r`");
        check("(1 + 2", "0..1: this parenthesis is never closed");
        check("3,913 - 1", "0..5: `3,913` is not a number; write digits alone");
        check("1 / none", "DivisionByZero(4..8)");
        check("79228162514264337593543950335 * 2", "Overflow(32..33)");
        check("", "0..0: expected a number, a name or `(`, found the end");
        assert!(parse(&"(".repeat(10_000)).is_err());
        assert!(parse(&"-".repeat(10_000)).is_err());
        assert!(parse(&"1+".repeat(200_000)).is_err());
    }

    #[test]
    fn keeps_units_apart() {
        let of = |name: &str| match name {
            "children" => Dimension::Of("children".to_owned()),
            "families" => Dimension::Of("families".to_owned()),
            _ => Dimension::Percent,
        };
        let dimension = |text: &str| parse(text).unwrap().dimension(&of);
        let children = Ok(Dimension::Of("children".to_owned()));
        assert_eq!(dimension("children - children"), children);
        assert_eq!(dimension("2 * children"), children);
        assert_eq!(dimension("share * children / 100"), children);
        assert_eq!(dimension("100 * children / children"), Ok(Dimension::Pure));
        let error = "families cannot be taken from children".to_owned();
        assert_eq!(dimension("children - families"), Err(error));
        assert!(dimension("children * families").is_err());
        assert!(dimension("children / families").is_err());
        assert!(dimension("children + 1").is_err());
    }

    proptest! {
        #[test]
        fn never_panics(text in "[-+*/() .,0-9a-zé]{0,40}") {
            match parse(&text) {
                Ok(expr) => {
                    let _ = expr.evaluate(&|_| Some(Decimal::MAX));
                    for (_, range) in expr.names() {
                        prop_assert!(text.get(range).is_some());
                    }
                }
                Err((range, _)) => prop_assert!(text.get(range).is_some()),
            }
        }
    }
}
