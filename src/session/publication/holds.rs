//! One person by the place that they hold: a post, a seat in a team, a year at a school, a rank among
//! brothers and sisters, a line of a table.

use super::{
    alone::is_definite,
    births::MONTHS,
    few::{ENOUGH, is_person, push},
    span::{Kind, Span},
    vocabulary::{List, has},
    words::{Word, small},
};

/// What one person at a time is in a place: whoever knows the place knows who.
const POSTS: &str = "vicar rector priest curate imam rabbi minister verger organist sexton choirmaster bellringer mayor \
    harbourmaster postmaster postmistress publican landlady butcher baker blacksmith fishmonger greengrocer \
    chemist pharmacist optician headteacher headmaster headmistress caretaker groundsman lifeguard bandmaster \
    goalkeeper captain striker drummer pianist conductor scoutmaster coxswain lighthouse-keeper ferryman \
    harpist bursar matron auctioneer gamekeeper stationmaster sacristan cantor muezzin churchwarden";
/// What a family may run that everybody in a place knows.
const TRADES: &str = "shop shops pub pubs farm garage office takeaway restaurant salon hotel cafe café bakery butcher's chippy \
    kiosk inn stables bookshop chemist newsagent newsagents laundry launderette boatyard campsite stall nursery b&b \
    guesthouse forge brewery dairy surgery practice circus fairground ferry";
/// What befalls somebody at work that colleagues remember.
const LEFT: &str = "sick resigned suspended dismissed arrested pregnant maternity sacked demoted disciplined retired collapsed leave";
/// Those who work for children, one by one.
const STAFF: &str = "worker manager practitioner adviser advisor officer psychologist therapist teacher nurse student \
    apprentice secretary reviewer supervisor mentor driver";
/// What somebody does who has a place of their own.
const DOES: &str = "works serves volunteers sings plays coaches chairs sits studies trains helps boxes dances rows";
/// What sets a line of a table apart.
const TRAITS: &str = "female male girl boy girls boys women men disabled asian black white mixed arab roma gypsy traveller \
    muslim jewish sikh hindu buddhist gay lesbian trans deaf blind adopted unaccompanied pregnant";

/// Finds them in a sentence.
pub(super) fn find(words: &[Word<'_>], spans: &mut Vec<Span>) {
    for at in 0..words.len() {
        post_in_a_place(words, at, spans);
        kin_of_a_post(words, at, spans);
        does_something(words, at, spans);
        rank(words, at, spans);
        year_at_a_school(words, at, spans);
        one_of_the_staff(words, at, spans);
        syndrome(words, at, spans);
        runs_a_trade(words, at, spans);
        line_of_a_table(words, at, spans);
        both(words, at, spans);
    }
}

fn listed(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}

fn before<'w>(words: &'w [Word<'_>], at: usize, back: usize) -> &'w str {
    at.checked_sub(back).map_or("", |idx| small(words, idx))
}

/// Whether “the” or “our” stands up to three words before.
fn is_the_one(words: &[Word<'_>], at: usize) -> bool {
    (1..=3).any(|back| matches!(before(words, at, back), "the" | "our" | "this" | "that"))
}

fn is_name_of_a_place(words: &[Word<'_>], at: usize) -> bool {
    words.get(at).is_some_and(|word| {
        word.is_capital()
            && !has(List::NoNames, &word.small)
            && !MONTHS.contains(&word.small.as_str())
    })
}

/// The organist at St Bride’s; the goalkeeper of Aldmoor Town.
fn post_in_a_place(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    let is_at = matches!(small(words, at + 1), "at" | "of" | "for" | "in");
    if is_at
        && listed(POSTS, small(words, at))
        && is_the_one(words, at)
        && is_name_of_a_place(words, at + 2)
    {
        push(spans, Kind::OnlyOne, words, at, at + 2);
    }
}

/// The former imam’s granddaughter.
fn kin_of_a_post(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    let is_post = words.get(at).is_some_and(|word| word.owns)
        && (listed(POSTS, small(words, at))
            || matches!(
                small(words, at),
                "councillor" | "governor" | "head" | "mp" | "doctor" | "gp"
            ));
    let kin = small(words, at + 1);
    let is_kin = has(List::Kin, kin)
        || matches!(
            kin,
            "grandson" | "granddaughter" | "child" | "children" | "grandchild" | "foster"
        );
    if is_post && is_kin && is_the_one(words, at) {
        push(spans, Kind::OnlyOne, words, at, at + 1);
    }
}

/// The care leaver who works in the leader’s office.
fn does_something(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    let is_one = is_person(small(words, at)) || matches!(small(words, at), "leaver" | "apprentice");
    let is_the = (1..=2).any(|back| matches!(before(words, at, back), "the" | "our"));
    let is_where = matches!(
        small(words, at + 3),
        "in" | "at" | "on" | "for" | "with" | "as"
    );
    if is_one
        && is_the
        && is_definite(words, at)
        && small(words, at + 1) == "who"
        && listed(DOES, small(words, at + 2))
        && is_where
    {
        push(spans, Kind::OnlyOne, words, at, at + 3);
    }
}

/// The elder (17): one of two or three in a home.
fn rank(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    let is_rank = matches!(
        small(words, at),
        "elder" | "older" | "younger" | "eldest" | "oldest" | "youngest" | "middle"
    );
    let open = small(words, at + 1);
    let age = words.get(at + 2).and_then(Word::number);
    let ends = matches!(small(words, at + 3), ")" | "," | ".");
    let is_aged =
        matches!(open, "(" | ",") && ends && age.is_some_and(|age| (1..=25).contains(&age));
    let aged = open == "aged" && { words.get(at + 2) }.and_then(Word::number).is_some();
    if is_rank && before(words, at, 1) == "the" && (is_aged || aged) {
        push(spans, Kind::OnlyOne, words, at - 1, at + 2);
    }
}

/// The excluded pupil from Year 6 at Nethercote.
fn year_at_a_school(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    let is_one = is_person(small(words, at)) && is_definite(words, at) && is_the_one(words, at);
    let is_year = matches!(small(words, at + 1), "from" | "in" | "of")
        && matches!(
            small(words, at + 2),
            "year" | "reception" | "class" | "form"
        );
    if !(is_one && is_year) {
        return;
    }
    let school = (at + 3..at + 6)
        .find(|idx| small(words, *idx) == "at" && is_name_of_a_place(words, idx + 1));
    if let Some(school) = school {
        push(spans, Kind::OnlyOne, words, at, school + 1);
    }
}

/// The newly qualified worker in the four-person team who went off sick.
fn one_of_the_staff(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    if !(listed(STAFF, small(words, at)) && is_the_one(words, at)) {
        return;
    }
    let who = (at + 1..at + 10).find(|idx| matches!(small(words, *idx), "who" | "whose"));
    let left = who.and_then(|who| (who + 1..who + 5).find(|idx| listed(LEFT, small(words, *idx))));
    if let Some(left) = left {
        push(spans, Kind::OnlyOne, words, at, left);
    }
}

/// A young woman with Stickler syndrome.
fn syndrome(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    let is_one = is_person(small(words, at)) && is_definite(words, at);
    if !is_one || !matches!(small(words, at + 1), "with" | "has" | "who") {
        return;
    }
    let named = (at + 2..at + 5).find(|idx| {
        let is_rare = words.get(*idx).is_some_and(Word::is_capital)
            && !matches!(
                small(words, *idx),
                "down" | "down's" | "asperger" | "tourette"
            );
        is_rare
            && matches!(
                small(words, idx + 1),
                "syndrome" | "disease" | "dystrophy" | "disorder"
            )
    });
    if let Some(named) = named {
        push(spans, Kind::OnlyOne, words, at, named + 1);
    }
}

/// Family 6 run the chip shop in Portskerrie.
fn runs_a_trade(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    let runs = matches!(
        small(words, at),
        "run"
            | "runs"
            | "ran"
            | "own"
            | "owns"
            | "keep"
            | "keeps"
            | "manage"
            | "manages"
            | "managed"
    );
    if !runs || !matches!(small(words, at + 1), "the" | "a" | "their") {
        return;
    }
    let trade = (at + 2..at + 5).find(|idx| listed(TRADES, small(words, *idx)));
    let placed = trade.filter(|trade| {
        matches!(small(words, trade + 1), "in" | "at" | "on" | "by")
            && (is_name_of_a_place(words, trade + 2) || small(words, trade + 2) == "the")
    });
    let mut told = words.get(..at).unwrap_or_default().iter();
    let is_family = told.any(|word| is_person(&word.small) || has(List::Kin, &word.small));
    if let Some(trade) = placed.filter(|_| is_family) {
        push(spans, Kind::OnlyOne, words, at, trade + 2);
    }
}

/// Disabled, Asian, female, 16+: 1.
fn line_of_a_table(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    let is_few = words.get(at + 1).and_then(Word::number);
    let ends = matches!(small(words, at + 2), "" | "." | "," | ";" | "|");
    if small(words, at) != ":" || !ends || !is_few.is_some_and(|n| (1..ENOUGH).contains(&n)) {
        return;
    }
    let from = at.saturating_sub(10);
    let line = words.get(from..at).unwrap_or_default();
    let first = line
        .iter()
        .rposition(|word| matches!(word.text, ":" | ";" | "."));
    let line = line
        .get(first.map_or(0, |first| first + 1)..)
        .unwrap_or_default();
    let traits = line.iter().filter(|word| listed(TRAITS, &word.small));
    if traits.count() > 1 {
        push(spans, Kind::Few, words, at - line.len(), at + 1);
    }
}

/// Both of the referrals came from one practice.
fn both(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    if small(words, at) != "both" {
        return;
    }
    let is_some = matches!(
        small(words, at + 1),
        "of" | "the" | "our" | "these" | "those"
    );
    let counted = (at + 1..at + 7)
        .take_while(|idx| !matches!(small(words, *idx), "and" | "," | "." | "or" | "in" | "to"))
        .find(|idx| {
            let word = small(words, *idx);
            let is_many = word.ends_with('s') || word.ends_with("ren");
            is_many && (has(List::Cases, word) && is_some || is_person(word) && word != "parents")
        });
    let Some(counted) = counted else { return };
    let next = small(words, counted + 1);
    let is_thing = has(List::ChildThings, next)
        || words.get(counted).is_some_and(|word| word.owns)
        || matches!(next, "and" | "’" | "'" | "or");
    if !is_thing {
        push(spans, Kind::Few, words, at, counted);
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_support::{calm, found};

    #[test]
    fn one_person_is_found_by_the_place_they_hold() {
        for text in [
            "A complaint about the organist at St Wilfrid’s was upheld.",
            "The former rabbi’s daughter is looked after.",
            "The apprentice who works in the mayor’s parlour chairs it.",
            "Of the two in the home the younger (15) went missing.",
            "The suspended boy in Year 5 at Hallow Bank is tutored.",
            "The new adviser in the team of three who went off sick had 30 cases.",
            "A boy with Wolfram syndrome leads the walks.",
            "Family 2 own the garage in Nether Sallow.",
            "Deaf, Sikh, male, 17: 2.",
            "Both of the forced marriage referrals came from one school.",
        ] {
            assert!(!found(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn posts_and_pairs_of_things_are_calm() {
        calm(&[
            "The captain of a ship may marry nobody.",
            "Both the children’s homes are rated good.",
            "Both children and parents were asked.",
            "A worker who was off sick is covered by the team.",
            "The older (16 to 17) group waits longest.",
            "Ratings: 3.",
            "A child with Down syndrome may have short breaks.",
        ]);
    }
}
