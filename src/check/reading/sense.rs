//! What one sentence tells: what was done, what came of it, what is still to come.

use super::{
    lexicon::{
        AHEAD, AND, AUX, BE, BEFORE_NOUN, BEFORE_VERB, CHANGE, CHILD, Class, DECIDING, DONE,
        DONE_PAST, ENABLES, FIGURE_PATH, HELPED, IN, LIVED, Lexicon, MORE, NUMBER, OFFERED, ORDER,
        OUTCOME, OUTPUT, PURPOSE, Part, Phrases, RELATIVE, SAYS, SO, STARTS, SURE, TAKES_TO, THAT,
        THEY, TO, TURNED, UNKNOWN_PAST, VERB, WE, WEAK, WHO, WILL,
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
/// How far behind those who live it a sentence may say what they live.
const REACH: usize = 16;
/// What has fewer words is a heading.
const FEWEST_WORDS: usize = 5;

/// Says what a sentence tells. Its purposes are taken out of it.
pub(super) fn tells(tokens: &mut [Token], lexicon: &Lexicon) -> Tells {
    blank_purposes(tokens, begins_aim);
    let is_plan = is_plan(tokens, lexicon);
    blank_purposes(tokens, begins_infinitive);
    let lived = lives(tokens);
    if has_moved(tokens, lexicon)
        || finds(tokens, &lexicon.effect)
        || changes(tokens)
        || lived == Lived::Theirs
        || quotes(tokens)
    {
        return Tells::Effect;
    }
    if is_plan {
        return Tells::Plan;
    }
    let n_words = tokens.iter().filter(|token| token.sign == Sign::Word);
    if n_words.count() < FEWEST_WORDS || admits(tokens, lexicon) {
        return Tells::Other;
    }
    let is_done = finds(tokens, &lexicon.activity)
        || lived == Lived::Offered
        || holds(tokens, WE | OUTPUT | DONE);
    if is_done {
        Tells::Activity
    } else {
        Tells::Other
    }
}

/// Whether a sentence says that something is not there or not good.
fn admits(tokens: &[Token], lexicon: &Lexicon) -> bool {
    holds(tokens, WEAK) || finds(tokens, &lexicon.admits)
}

fn holds(tokens: &[Token], class: Class) -> bool {
    tokens.iter().any(|token| token.is(class))
}

/// Takes out the clauses that only say what something is for, up to the next comma or stop.
fn blank_purposes(tokens: &mut [Token], begins: fn(&[Token], usize) -> bool) {
    let mut at = 0;
    while at < tokens.len() {
        if !begins(tokens, at) {
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
        && (so_that || (token.is(IN) && next_is(ORDER)) || token.is(ENABLES) || next_is(SURE))
}

/// Whether “to” begins a purpose here.
fn begins_infinitive(tokens: &[Token], at: usize) -> bool {
    let is_to = tokens.get(at).is_some_and(|token| token.is(TO));
    let has_purpose = tokens.get(at + 1).is_some_and(|next| next.is(PURPOSE));
    let (last, near) = (at.checked_sub(1), at.saturating_sub(5));
    let last = last.and_then(|last| tokens.get(last));
    let is_taken = last.is_some_and(|last| last.is(TAKES_TO));
    let is_helped = holds(tokens.get(near..at).unwrap_or_default(), HELPED);
    is_to && has_purpose && !is_taken && !is_helped
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

/// Whether a figure became another, and not one of what we make.
fn has_moved(tokens: &[Token], lexicon: &Lexicon) -> bool {
    position(tokens, &lexicon.moved)
        .is_some_and(|at| !counts_output(tokens.get(..at).unwrap_or_default()))
}

/// Whether a figure about children’s lives went up or down.
fn changes(tokens: &[Token]) -> bool {
    tokens.iter().enumerate().any(|(at, token)| {
        let before = tokens.get(..at).unwrap_or_default();
        if token.is(CHANGE) {
            let subject = before.iter().rev().find(|token| !token.is(AUX));
            let is_ours = subject.is_some_and(|token| token.is(WE) && !token.is(CHILD));
            !is_ours && !counts_output(before)
        } else {
            token.is(TURNED) && !counts_output(before) && turned(before, tokens.get(at + 1))
        }
    })
}

/// Whether something improved or was reduced, and nobody says only that they improved it.
fn turned(before: &[Token], next: Option<&Token>) -> bool {
    let has_object =
        next.is_some_and(|next| next.sign == Sign::Word && !next.is(NUMBER | FIGURE_PATH));
    let is_passive = before.last().is_some_and(|last| last.is(AUX));
    let clause = clause_before(before).iter();
    let is_ours = { clause }.any(|token| token.is(WE) && !token.is(CHILD));
    !has_object && (is_passive || !is_ours)
}

/// Returns the words of the clause that ends here.
fn clause_before(tokens: &[Token]) -> &[Token] {
    let stop = tokens
        .iter()
        .rposition(|token| matches!(token.sign, Sign::Comma | Sign::Stop));
    tokens
        .get(stop.map_or(0, |at| at + 1)..)
        .unwrap_or_default()
}

/// Whether what went up or down is something that we make.
fn counts_output(before: &[Token]) -> bool {
    holds(clause_before(before), OUTPUT)
}

/// Whether somebody among children and families is heard in their own words.
fn quotes(tokens: &[Token]) -> bool {
    let has_signs = tokens.iter().any(|token| token.sign == Sign::Quote);
    has_signs && holds(tokens, CHILD | THEY) && holds(tokens, SAYS)
}

/// What a sentence says of children and families.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lived {
    /// Nothing.
    Nothing,
    /// That they are offered or asked something.
    Offered,
    /// What they do or meet themselves.
    Theirs,
}

fn lives(tokens: &[Token]) -> Lived {
    let mut lived = Lived::Nothing;
    for (at, token) in tokens.iter().enumerate() {
        if token.is(CHILD | THEY) && !token.owns && is_subject(tokens.get(..at).unwrap_or_default())
        {
            match told_of(tokens.get(at..).unwrap_or_default()) {
                Lived::Theirs => return Lived::Theirs,
                Lived::Offered => lived = Lived::Offered,
                Lived::Nothing => {}
            }
        }
    }
    lived
}

/// Whether what stands behind these words does what its clause says.
fn is_subject(before: &[Token]) -> bool {
    for token in before.iter().rev() {
        if token.sign != Sign::Word || token.is(STARTS) {
            return true;
        }
        if token.is(DONE | LIVED | AUX | VERB) && !token.is(WE | NUMBER | MORE) {
            return false;
        }
    }
    true
}

/// Says what the first of these words, children or families, do or are offered.
fn told_of(tokens: &[Token]) -> Lived {
    let mut lived = Lived::Nothing;
    let (mut is_relative, mut is_passive) = (false, false);
    for (at, pair) in tokens.windows(2).enumerate().take(REACH) {
        let [last, next] = pair else { break };
        if next.sign == Sign::Stop {
            break;
        }
        if last.is(BEFORE_NOUN) {
            continue;
        }
        if next.is(WHO) {
            is_relative = true;
        } else if next.is(AUX) {
            is_passive = next.is(BE);
        } else if is_relative && next.is(DONE | LIVED | OUTCOME) {
            is_relative = false;
        } else if is_theirs(next, is_passive) {
            return Lived::Theirs;
        } else if is_offered(last, next) {
            lived = Lived::Offered;
            let behind = tokens.get(at + 2..).unwrap_or_default();
            if !behind.iter().take(REACH / 2).any(|token| token.is(AND)) {
                break;
            }
        }
    }
    lived
}

fn is_theirs(token: &Token, is_passive: bool) -> bool {
    token.is(OUTCOME)
        || (token.is(LIVED) && !token.is(OFFERED))
        || (token.is(UNKNOWN_PAST) && !is_passive)
}

fn is_offered(last: &Token, token: &Token) -> bool {
    let is_verb = token.is(DONE_PAST) || last.is(AUX | CHILD | THEY | BEFORE_VERB);
    is_verb && token.is(OFFERED | DONE)
}
