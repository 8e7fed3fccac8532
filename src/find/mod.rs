//! Finding words in a draft, and replacing them.
//!
//! What is searched is what is shown: hidden marks neither keep words from being found nor are
//! found themselves. Replacing gives values; only `edit::apply` changes a draft.

mod corpus;
mod query;
mod texts;

pub use self::{
    corpus::{Corpus, Hit, InSentence, Scope},
    query::{Finder, Query, QueryError},
    texts::{Text, TextKind, texts},
};

#[cfg(test)]
mod tests;
