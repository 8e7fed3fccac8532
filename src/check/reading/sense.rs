//! What one sentence tells: what was done, what came of it, what is still to come.

use super::{
    learned::Chances,
    lexicon::{
        AHEAD, BEFORE_NOUN, CHILD, Class, DECIDING, ENABLES, IN, Lexicon, NUMBER, ORDER, Part,
        Phrases, RELATIVE, SAYS, SO, SURE as MAKES_SURE, THAT, THEY, WEAK, WILL,
    },
    words::{Sign, Token},
};

/// What a sentence tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Tells {
    /// What was done, is offered or is claimed.
    Activity,
    /// That something is different for children, better or worse.
    Effect,
    /// What is still to come.
    Plan,
    /// None of these.
    Other,
}

/// How many words of a clause a gap in a turn of phrase may take.
const GAP: usize = 4;
/// What has fewer words is a heading.
const FEWEST_WORDS: usize = 5;

/// From which chance on hardly anything speaks against a reading.
const SURE: f32 = 0.85;

/// Says what a sentence tells, weighed by what sentences like it told. Its purposes are taken out
/// of it before what is to come is looked for.
pub(super) fn tells(tokens: &mut [Token], lexicon: &Lexicon, chances: Chances) -> Tells {
    let [done, came, ahead] = chances;
    let is_effect = came >= done && came >= ahead;
    if is_effect && is_sure(chances) || quotes(tokens) {
        return Tells::Effect;
    }
    blank_purposes(tokens);
    let says_ahead = is_plan(tokens, lexicon);
    // More than half speaks for it, or nothing is said of what is not good.
    let is_likely = if is_effect {
        came > 0.5
    } else {
        is_sure(chances)
    };
    if !says_ahead && !is_likely && admits(tokens, lexicon) {
        return Tells::Other;
    }
    if is_effect {
        return Tells::Effect;
    }
    if says_ahead || ahead >= done {
        return Tells::Plan;
    }
    let n_words = tokens.iter().filter(|token| token.sign == Sign::Word);
    if n_words.count() < FEWEST_WORDS {
        return Tells::Other;
    }
    Tells::Activity
}

/// Whether hardly anything speaks against what a sentence seems to tell.
pub(super) fn is_sure(chances: Chances) -> bool {
    chances.iter().any(|chance| *chance >= SURE)
}

/// Whether a sentence says that something is not there or not good.
fn admits(tokens: &[Token], lexicon: &Lexicon) -> bool {
    holds(tokens, WEAK) || finds(tokens, &lexicon.admits)
}

fn holds(tokens: &[Token], class: Class) -> bool {
    tokens.iter().any(|token| token.is(class))
}

/// Takes out the clauses that only say what something is for, up to the next comma or stop.
fn blank_purposes(tokens: &mut [Token]) {
    let mut at = 0;
    while at < tokens.len() {
        if !begins_aim(tokens, at) {
            at += 1;
            continue;
        }
        let purpose = tokens.iter_mut().skip(at);
        for token in purpose.take_while(|token| !matches!(token.sign, Sign::Comma | Sign::Stop)) {
            token.word = 0;
            token.class &= AHEAD;
            at += 1;
        }
    }
}

/// Whether a clause such as “so that”, “in order to”, “making sure”, “enabling” begins here.
fn begins_aim(tokens: &[Token], at: usize) -> bool {
    let (Some(token), next) = (tokens.get(at), tokens.get(at + 1)) else {
        return false;
    };
    let next_is = |class: Class| next.is_some_and(|next| next.is(class));
    let counts = tokens.get(at + 2).is_some_and(|token| token.is(NUMBER));
    let so_that = token.is(SO) && next_is(THAT) && !counts;
    token.sign == Sign::Word
        && (so_that || (token.is(IN) && next_is(ORDER)) || token.is(ENABLES) || next_is(MAKES_SURE))
}

/// Whether one of the turns of phrase stands in a sentence.
pub(super) fn finds(tokens: &[Token], phrases: &Phrases) -> bool {
    position(tokens, phrases).is_some()
}

/// Whether one of the turns of phrase stands in a sentence, apart from where others say otherwise.
pub(super) fn finds_but(tokens: &[Token], phrases: &Phrases, others: &Phrases) -> bool {
    if !finds(tokens, phrases) {
        return false;
    }
    let mut rest: Vec<Token> = tokens.to_vec();
    while let Some(at) = position(&rest, others) {
        // Both words of such a turn of phrase, and the noun where the second leads to one: without
        // any delay.
        let leads = rest.get(at + 1).is_some_and(|next| next.is(BEFORE_NOUN));
        for token in rest.iter_mut().skip(at).take(2 + usize::from(leads)) {
            token.word = 0;
            token.class = 0;
        }
    }
    finds(&rest, phrases)
}

fn position(tokens: &[Token], phrases: &Phrases) -> Option<usize> {
    (0..tokens.len()).find(|at| {
        let rest = tokens.get(*at..).unwrap_or_default();
        rest.first().is_some_and(|token| {
            token.word != 0
                && phrases
                    .beginning_with(token.word)
                    .any(|phrase| fits(rest, phrase))
        })
    })
}

fn fits(tokens: &[Token], phrase: &[(Part, bool)]) -> bool {
    let Some(((part, is_optional), rest)) = phrase.split_first() else {
        return true;
    };
    if *is_optional && fits(tokens, rest) {
        return true;
    }
    let (first, behind) = match tokens.split_first() {
        Some((first, behind)) => (Some(first), behind),
        None => (None, tokens),
    };
    match part {
        Part::Gap => fits_behind_gap(tokens, rest),
        Part::Comma if first.is_some_and(|first| first.sign == Sign::Comma) => fits(behind, rest),
        Part::Comma => fits(tokens, rest),
        Part::Words(words) => {
            first.is_some_and(|first| first.word != 0 && words.contains(&first.word))
                && fits(behind, rest)
        }
        Part::Class(class) => {
            first.is_some_and(|first| first.is(*class) && !first.owns) && fits(behind, rest)
        }
    }
}

fn fits_behind_gap(tokens: &[Token], rest: &[(Part, bool)]) -> bool {
    let clause = tokens.iter().take_while(|token| token.sign == Sign::Word);
    let longest = clause.take(GAP).count();
    (0..=longest).any(|n| fits(tokens.get(n..).unwrap_or_default(), rest))
}

fn is_plan(tokens: &[Token], lexicon: &Lexicon) -> bool {
    if holds(tokens, AHEAD) {
        return true;
    }
    finds(tokens, &lexicon.plan) && !is_in_passing(tokens, lexicon)
}

/// Whether all that is to come is said of a thing in passing: a strategy which will guide. What
/// was decided is a plan all the same.
fn is_in_passing(tokens: &[Token], lexicon: &Lexicon) -> bool {
    let mut without: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let is_relative = without.last().is_some_and(|last| last.is(RELATIVE));
        if !(token.is(WILL) && is_relative) {
            without.push(*token);
        }
    }
    without.len() < tokens.len() && !holds(tokens, DECIDING) && !finds(&without, &lexicon.plan)
}

/// Whether somebody among children and families is heard in their own words.
fn quotes(tokens: &[Token]) -> bool {
    let has_signs = tokens.iter().any(|token| token.sign == Sign::Quote);
    has_signs && holds(tokens, CHILD | THEY) && holds(tokens, SAYS)
}
