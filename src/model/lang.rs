//! A language: its code, and how it is written.

use std::any::Any;
use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

/// A language by its code: `en`, `es`. It carries how it is written, so that whoever has a text has
/// all it takes to read it; two with one code are the same language.
#[derive(Clone)]
pub struct Lang(Arc<Written>);

/// How a language is written on a site.
struct Written {
    code: Box<str>,
    locale: Box<str>,
    words: Vec<(String, String)>,
    /// What the reader of its texts has worked out of these.
    tables: OnceLock<Arc<dyn Any + Send + Sync>>,
}

/// What a code means where a site does not say how the language is written: as newsrooms in the
/// United States write it. Any other code is its own locale.
const LOCALES: [(&str, &str); 2] = [("en", "en-US"), ("es", "es-US")];

impl Lang {
    /// A language with its locale and the words for figures and citations that the site has given it, by key.
    pub fn new(code: &str, locale: &str, words: Vec<(String, String)>) -> Lang {
        let tables = OnceLock::new();
        Lang(Arc::new(Written { code: code.into(), locale: locale.into(), words, tables }))
    }

    /// The locale that a code stands for by itself.
    pub fn default_locale(code: &str) -> &str {
        LOCALES.iter().find(|(known, _)| *known == code).map_or(code, |(_, locale)| locale)
    }

    /// The code as it is written.
    pub fn as_str(&self) -> &str {
        &self.0.code
    }

    /// How it writes numbers and dates: `en-US`.
    pub fn locale(&self) -> &str {
        &self.0.locale
    }

    /// What the site's file of words says under a key.
    pub fn word(&self, key: &str) -> Option<&str> {
        self.0.words.iter().find(|(known, _)| known == key).map(|(_, text)| text.as_str())
    }

    /// Whether another is not only the same language, but written in the same way.
    pub fn is_written_like(&self, other: &Lang) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
            || (self.is_of_locale_of(other) && self.0.words == other.0.words)
    }
}

impl Lang {
    fn is_of_locale_of(&self, other: &Lang) -> bool {
        self.0.code == other.0.code && self.0.locale == other.0.locale
    }

    fn figure_words(&self) -> impl Iterator<Item = &(String, String)> {
        self.0.words.iter().filter(|(key, _)| key.starts_with("figure-"))
    }

    /// The language as far as it writes figures, with no tables yet.
    pub fn of_figures(&self) -> Lang {
        Lang::new(self.as_str(), self.locale(), self.figure_words().cloned().collect())
    }

    /// The tables by which its texts are read, made when they are first asked for; every clone has
    /// them, and they go with the last of them.
    ///
    /// # Panics
    ///
    /// When tables of another type were made before: whoever reads texts has one type of them.
    pub fn tables<T: Any + Send + Sync>(&self, make: impl FnOnce() -> Arc<T>) -> &T {
        let tables = self.0.tables.get_or_init(|| make());
        (**tables).downcast_ref().expect("a language has tables of one type")
    }

    /// Whether another writes figures in the same way; its words for citations may be others.
    pub fn writes_figures_like(&self, other: &Lang) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
            || (self.is_of_locale_of(other) && self.figure_words().eq(other.figure_words()))
    }
}

impl From<&str> for Lang {
    fn from(code: &str) -> Lang {
        Lang::new(code, Lang::default_locale(code), Vec::new())
    }
}

impl From<String> for Lang {
    fn from(code: String) -> Lang {
        Lang::from(code.as_str())
    }
}

impl PartialEq for Lang {
    fn eq(&self, other: &Lang) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Lang {}

impl PartialOrd for Lang {
    fn partial_cmp(&self, other: &Lang) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Lang {
    fn cmp(&self, other: &Lang) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for Lang {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl Borrow<str> for Lang {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lang({:?})", self.as_str())
    }
}
