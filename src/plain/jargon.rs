//! `jargon`: words that say less than plainer ones, with the plainer one.
//!
//! The list follows the words to avoid in GOV.UK's style guide and what councils' own guides add;
//! only what is nearly always replaceable stands here.

use super::{remark::Remark, tokens::Token};

/// Words as they stand in a text, in small letters, and what to write instead.
const LIST: &[(&str, &str)] = &[
    ("a number of", "some"),
    ("actioned", "done"),
    ("ameliorate", "improve"),
    ("as a consequence of", "because of"),
    ("at this moment in time", "now"),
    ("at this point in time", "now"),
    ("best practice", "what works best"),
    ("commence", "begin"),
    ("commenced", "began"),
    ("commencement", "start"),
    ("cascade", "pass on"),
    ("cascaded", "passed on"),
    ("deep dive", "close look"),
    ("deep dives", "close looks"),
    ("despite the fact that", "although"),
    ("disseminate", "share"),
    ("disseminated", "shared"),
    ("drive forward", "lead"),
    ("driving forward", "leading"),
    ("due to the fact that", "because"),
    ("endeavour", "try"),
    ("expedite", "speed up"),
    ("facilitate", "help"),
    ("facilitated", "helped"),
    ("facilitates", "helps"),
    ("facilitating", "helping"),
    ("fit for purpose", "good enough"),
    ("going forward", "from now on"),
    ("going forwards", "from now on"),
    ("granular", "detailed"),
    ("holistic", "whole"),
    ("impactful", "effective"),
    ("in order to", "to"),
    ("in relation to", "about"),
    ("in respect of", "about"),
    ("in terms of", "for"),
    ("in the event that", "if"),
    ("incentivise", "encourage"),
    ("initiate", "begin"),
    ("initiated", "began"),
    ("learnings", "what was learnt"),
    ("leverage", "use"),
    ("methodology", "method"),
    ("moving forward", "from now on"),
    ("on a regular basis", "regularly"),
    ("on an ongoing basis", "continually"),
    ("operationalise", "put into practice"),
    ("prior to", "before"),
    ("proactively", "early"),
    ("pursuant to", "under"),
    ("remit of", "work of"),
    ("step change", "large improvement"),
    ("streamline", "simplify"),
    ("streamlined", "simpler"),
    ("subsequent to", "after"),
    ("subsequently", "then"),
    ("synergies", "shared gains"),
    ("synergy", "shared gain"),
    ("the fact that", "that"),
    ("utilisation", "use"),
    ("utilise", "use"),
    ("utilised", "used"),
    ("utilises", "uses"),
    ("utilising", "using"),
    ("with regard to", "about"),
    ("with regards to", "about"),
    ("with respect to", "about"),
    ("with the exception of", "except"),
    ("whole system approach", "working together"),
    ("direction of travel", "progress"),
    ("hit the ground running", "start well"),
    ("low hanging fruit", "easy gains"),
    ("service user", "person"),
    ("service users", "people"),
    ("service offer", "help"),
    ("robustly", "thoroughly"),
    ("evidenced", "shown"),
    ("evidencing", "showing"),
    ("evidences", "shows"),
    ("embeddedness", "use"),
    ("upskill", "train"),
    ("upskilled", "trained"),
    ("upskilling", "training"),
    ("signposted to", "told about"),
    ("siloed", "separate"),
    ("throughput", "work done"),
    ("touch base", "talk"),
    ("thematic learning", "what was learnt"),
];

/// The most words of an entry.
const LONGEST: usize = 5;

pub(super) fn check(text: &str, tokens: &[Token]) -> Vec<Remark> {
    let mut found = Vec::new();
    let mut idx = 0;
    while idx < tokens.len() {
        match entry_at(tokens, idx) {
            Some((n_words, plain)) => {
                found.extend(told(text, tokens, (idx, n_words), plain));
                idx += n_words;
            }
            None => idx += 1,
        }
    }
    found
}

/// Returns the longest entry that begins at a word: how many words it has, and what is plainer.
fn entry_at(tokens: &[Token], idx: usize) -> Option<(usize, &'static str)> {
    let first = tokens.get(idx)?;
    let of_word = |(words, _): &&(&str, &str)| words.split(' ').next() == Some(first.word.as_str());
    let fits = |words: &str| {
        let n_words = words.split(' ').count().min(LONGEST);
        let stretch = tokens.get(idx..idx + n_words);
        stretch.is_some_and(|stretch| {
            stretch
                .iter()
                .zip(words.split(' '))
                .all(|(token, word)| token.word == word)
                && stretch.iter().skip(1).all(|token| token.is_joined)
        })
    };
    let entries = LIST.iter().filter(of_word).filter(|(words, _)| fits(words));
    entries
        .map(|(words, plain)| (words.split(' ').count(), *plain))
        .max_by_key(|(n_words, _)| *n_words)
}

fn told(
    text: &str,
    tokens: &[Token],
    (idx, n_words): (usize, usize),
    plain: &str,
) -> Option<Remark> {
    let range = tokens.get(idx)?.range.start..tokens.get(idx + n_words - 1)?.range.end;
    let words = text.get(range.clone())?;
    let suggestion = if words.starts_with(char::is_uppercase) {
        crate::model::capitalized(plain)
    } else {
        plain.to_owned()
    };
    let message = format!("‘{words}’ can be said more plainly");
    Some(Remark::new(range, "jargon", message).suggest(suggestion))
}
