//! Words that no dictionary marks and that are wrong where they stand: a word written twice
//! (`doubled-word`), and words taken for others (`confused-words`). Only what is wrong beside
//! these neighbours whatever the sentence says.

use super::{remark::Remark, tokens::Token};

/// What may rightly stand twice.
const TWICE: &[&str] = &["had", "that", "is", "very", "no", "so"];

/// Words beside each other, `|` between those that may stand there; the one in stars is wrong, and
/// what stands for it.
const CONFUSED: &[(&str, &str)] = &[
    ("could|should|would|must|might *of*", "have"),
    ("couldn't|shouldn't|wouldn't *of*", "have"),
    ("*there* own", "their"),
    (
        "*there* children|families|parents|views|wishes|needs|homes|lives|plans",
        "their",
    ),
    ("*their* is|are|was|were|has|have", "there"),
    ("*its* a|been|not", "it’s"),
    (
        "*it's* own|purpose|aim|aims|duties|duty|staff|budget",
        "its",
    ),
    (
        "*who's* needs|views|wishes|lives|parents|children|plans|voices",
        "whose",
    ),
    (
        "good|best|social|work|our|their|the|in|of|into|improving|poor *practise*",
        "practice",
    ),
    (
        "*practise* is|standards|leads|educators|model|framework|improvement",
        "practice",
    ),
    ("a|the|driving|under *license*", "licence"),
    (
        "*less* children|families|visits|cases|placements|carers|complaints|days|weeks|referrals|people",
        "fewer",
    ),
    ("has|have|had *lead* to", "led"),
    (
        "have|has|had|an|negative|positive|significant|no|the|little|lasting *affect*",
        "effect",
    ),
    ("*principle* social", "principal"),
    ("in *principal*", "principle"),
    ("*complimented* by", "complemented"),
    ("young *peoples*", "people’s"),
    (
        "*childrens* services|social|home|homes|needs|views|plans|records",
        "children’s",
    ),
    ("*loose* contact|touch", "lose"),
    ("rather|less|fewer|older|younger *then*", "than"),
    ("*council's* are|have|were", "councils"),
];

pub(super) fn check(text: &str, tokens: &[Token]) -> Vec<Remark> {
    let mut found = Vec::new();
    for (idx, token) in tokens.iter().enumerate() {
        if token.is_joined && is_doubled(tokens, idx) {
            found.push(doubled(tokens, idx));
        }
        for (pattern, right) in CONFUSED {
            found.extend(confused(text, tokens, idx, pattern, right));
        }
    }
    found
}

fn is_doubled(tokens: &[Token], idx: usize) -> bool {
    let (Some(before), Some(token)) = (
        idx.checked_sub(1).and_then(|idx| tokens.get(idx)),
        tokens.get(idx),
    ) else {
        return false;
    };
    before.word == token.word
        && token.word.chars().all(char::is_alphabetic)
        && !TWICE.contains(&token.word.as_str())
}

fn doubled(tokens: &[Token], idx: usize) -> Remark {
    let start = idx
        .checked_sub(1)
        .and_then(|idx| tokens.get(idx))
        .map_or(0, |token| token.range.start);
    let (end, word) = tokens
        .get(idx)
        .map_or((start, ""), |token| (token.range.end, &token.word));
    let message = format!("‘{word}’ stands here twice");
    Remark::new(start..end, "doubled-word", message).suggest(word)
}

/// Finds a pattern that begins at a word.
fn confused(
    text: &str,
    tokens: &[Token],
    idx: usize,
    pattern: &str,
    right: &str,
) -> Option<Remark> {
    let mut wrong = None;
    for (nth, slot) in pattern.split(' ').enumerate() {
        let token = tokens.get(idx + nth)?;
        let bare = slot.trim_matches('*');
        let fits = bare.split('|').any(|word| word == token.word);
        if !fits || nth > 0 && !token.is_joined {
            return None;
        }
        if bare.len() != slot.len() {
            wrong = Some(token);
        }
    }
    let wrong = wrong?;
    let words = text.get(wrong.range.clone())?;
    let right = if words.starts_with(char::is_uppercase) {
        crate::model::capitalized(right)
    } else {
        right.to_owned()
    };
    let message = format!("‘{words}’ may be meant as ‘{right}’");
    Some(Remark::new(wrong.range.clone(), "confused-words", message).suggest(right))
}
