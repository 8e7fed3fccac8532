//! What only one person can be: by what happened to them, whom they have, what they run.

use super::{
    few::{is_person, names_one, push},
    span::{Kind, Span},
    vocabulary::{List, has},
    words::{Word, small},
};

/// What newspapers write about one person.
const EVENTS: &str = "stabbed shot drowned abandoned abducted kidnapped trafficked rescued burned burnt \
    scalded poisoned crashed hanged jailed imprisoned deported convicted charged acquitted arrested \
    suspended dismissed sacked exposed drugged attacked raped murdered killed paralysed crowned \
    represented swam boxed played sang starred auditioned lost survived gave found left discovered \
    run hit struck electrocuted bitten mauled ran rode rowed skated dived competed performed \
    danced wrestled captained";

/// What tells of an event where one of the above could be anything: found, left, lost, hit.
const WHERE: &str = "station car lorry train river canal lake sea beach quarry fire supermarket \
    church doorstep mosque airport port ferry hospital park woods motorway roof bridge boat bin \
    toilet police crown england wales scotland ireland britain gb national county olympic limb legs leg arm hand eye sight hearing \
    birth machete gun knife dog explosion earthquake flood crash accident";

/// Finds them in a sentence.
pub(super) fn find(words: &[Word<'_>], spans: &mut Vec<Span>) {
    for at in 0..words.len() {
        whose(words, at, spans);
        seen_in_the_news(words, at, spans);
        one_here(words, at, spans);
        happened(words, at, spans);
        works_as(words, at, spans);
        most(words, at, spans);
        from_afar(words, at, spans);
        of_a_small_place(words, at, spans);
        whose_kin_does(words, at, spans);
    }
}

fn listed(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}

/// A person in the singular with “a”, “the” or “our” right before, or one word between.
pub(super) fn is_definite(words: &[Word<'_>], at: usize) -> bool {
    let near = (1..=3).any(|back| {
        let before = at.checked_sub(back).map_or("", |idx| small(words, idx));
        matches!(before, "a" | "an" | "the" | "our" | "one" | "that" | "this")
    });
    let is_somebody = || {
        let word = small(words, at);
        is_person(word)
            || has(List::Roles, word)
            || matches!(word, "carer" | "leaver" | "adopter" | "baby")
    };
    near && is_somebody() && names_one(words, at)
}

/// A boy who lost both legs; the baby left at the fire station; the teenager who was stabbed.
fn happened(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    if !is_definite(words, at) {
        return;
    }
    let mut next = at + 1;
    while matches!(
        small(words, next),
        "who" | "that" | "was" | "had" | "has" | "been" | "," | "once" | "is" | "nearly" | "badly"
    ) && next < at + 5
    {
        next += 1;
    }
    // A girl in our care who swam for the county.
    let who = (at + 1..at + 7).take_while(|idx| words.get(*idx).is_some_and(|w| !w.is_sign()));
    let who = { who }.find(|idx| matches!(small(words, *idx), "who" | "whom"));
    if let Some(who) = who.filter(|_| !listed(EVENTS, small(words, next))) {
        next = (who + 1..who + 4)
            .find(|idx| listed(EVENTS, small(words, *idx)))
            .unwrap_or(next);
    }
    let event = small(words, next);
    if !listed(EVENTS, event) {
        return;
    }
    let behind = words
        .get(next + 1..(next + 10).min(words.len()))
        .unwrap_or_default();
    let has_scene = behind.iter().any(|word| listed(WHERE, &word.small));
    let is_plain = matches!(
        event,
        "found"
            | "left"
            | "lost"
            | "gave"
            | "run"
            | "hit"
            | "played"
            | "sang"
            | "survived"
            | "discovered"
            | "exposed"
            | "struck"
            | "represented"
            | "killed"
            | "charged"
            | "attacked"
            | "ran"
            | "rode"
            | "competed"
            | "performed"
            | "danced"
            | "captained"
    );
    if has_scene || !is_plain {
        let last = (next + 4).min(words.len().saturating_sub(1));
        push(spans, Kind::OnlyOne, words, at, last);
    }
}

/// The father, a serving police officer; the family who run the post office.
fn works_as(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    const WORK: &str = "officer teacher nurse doctor gp councillor footballer soldier priest vicar imam \
        driver magistrate solicitor barrister farmer landlord headteacher governor surgeon dentist \
        actor singer musician model mayor mp paramedic firefighter shopkeeper butcher baker coach";
    let word = small(words, at);
    let is_kin = is_person(word) || matches!(word, "household" | "couple" | "carer" | "adopter");
    let is_the = at.checked_sub(1).is_some_and(|before| {
        matches!(
            small(words, before),
            "the" | "a" | "his" | "her" | "their" | "one" | "whose"
        )
    });
    if !(is_kin && is_the) {
        return;
    }
    let is_apposed =
        small(words, at + 1) == "," && matches!(small(words, at + 2), "a" | "an" | "the");
    let is_said = matches!(
        (small(words, at + 1), small(words, at + 2)),
        ("is" | "was", "a" | "an" | "the")
    ) && is_the;
    if is_apposed || is_said {
        let trade = (at + 3..at + 7).find(|next| listed(WORK, small(words, *next)));
        if let Some(trade) = trade {
            push(spans, Kind::OnlyOne, words, at, trade);
        }
    }
    was_once(words, at, is_apposed, spans);
    let runs = matches!(small(words, at + 1), "who" | "that")
        && matches!(
            small(words, at + 2),
            "run" | "runs" | "ran" | "own" | "owns" | "keep" | "keeps" | "farm" | "farms"
        )
        && matches!(small(words, at + 3), "the" | "a" | "our");
    if runs {
        push(
            spans,
            Kind::OnlyOne,
            words,
            at,
            (at + 5).min(words.len() - 1),
        );
    }
}

/// A foster carer, a retired ballet dancer: by what somebody did.
fn was_once(words: &[Word<'_>], at: usize, is_apposed: bool, spans: &mut Vec<Span>) {
    let is_past = matches!(
        small(words, at + 3),
        "retired" | "former" | "serving" | "professional" | "ex" | "one-time" | "practising"
    );
    // Many have been in care, and many who help have been social workers.
    let is_common = matches!(
        small(words, at + 4),
        "care" | "social" | "foster" | "child" | "leaver"
    );
    if is_apposed && is_past && !is_common {
        push(spans, Kind::OnlyOne, words, at, at + 4);
    }
}

/// The doctor on the island, the head of the village’s school: a place has one.
fn of_a_small_place(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    let is_role = has(List::Roles, small(words, at)) && names_one(words, at);
    let of_the = matches!(small(words, at + 1), "of" | "at" | "in" | "from" | "on")
        && matches!(small(words, at + 2), "the" | "our" | "that" | "this");
    let is_place = matches!(
        small(words, at + 3),
        "island" | "village" | "hamlet" | "parish" | "valley" | "town" | "estate"
    );
    let is_house = (at + 4..at + 7).any(|idx| {
        matches!(
            small(words, idx),
            "school" | "primary" | "surgery" | "church" | "nursery" | "academy" | "pub" | "shop"
        )
    });
    if is_role && of_the && is_place && is_house {
        push(
            spans,
            Kind::OnlyOne,
            words,
            at,
            (at + 5).min(words.len() - 1),
        );
    }
    // The island’s doctor, the village’s only vicar.
    let owns = words.get(at).is_some_and(|word| word.owns)
        && matches!(
            small(words, at),
            "island" | "village" | "hamlet" | "parish" | "valley"
        );
    if !owns {
        return;
    }
    let who = (at + 1..at + 3).find(|idx| has(List::Roles, small(words, *idx)));
    let is_one = who.is_some_and(|who| !has(List::Teams, small(words, who + 1)));
    if let Some(who) = who.filter(|_| is_one) {
        push(spans, Kind::OnlyOne, words, at, who);
    }
}

/// A boy whose father plays for the county: by what somebody of theirs does.
fn whose_kin_does(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    if small(words, at + 1) != "whose" || !is_definite(words, at) {
        return;
    }
    let kin = (at + 2..at + 5).find(|next| has(List::Kin, small(words, *next)));
    let Some(kin) = kin else { return };
    let does = (kin + 1..(kin + 6).min(words.len())).find(|idx| {
        let word = small(words, *idx);
        has(List::Roles, word)
            || has(List::Striking, word)
            || matches!(
                word,
                "runs" | "owns" | "plays" | "presents" | "chairs" | "leads"
            )
    });
    if let Some(does) = does {
        push(spans, Kind::OnlyOne, words, at, does);
    }
}

/// The youngest mother on our caseload.
fn most(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    let is_most = matches!(
        small(words, at),
        "youngest" | "oldest" | "tallest" | "heaviest" | "eldest"
    );
    if !is_most {
        return;
    }
    let is_the = at
        .checked_sub(1)
        .is_some_and(|before| matches!(small(words, before), "the" | "our" | "their"));
    let who = (at + 1..at + 3).find(|next| {
        let word = small(words, *next);
        is_person(word) && !word.ends_with("ren") && (!word.ends_with('s') || word == "mum")
    });
    if let Some(who) = who.filter(|_| is_the) {
        push(spans, Kind::OnlyOne, words, at, who);
    }
}

/// A Yazidi brother and sister: one family of a nation or faith.
fn from_afar(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    let is_one = at.checked_sub(1).is_some_and(|before| {
        matches!(
            small(words, before),
            "a" | "an" | "one" | "our" | "the" | "only" | "single"
        )
    });
    if !(is_one && has(List::Origins, small(words, at))) {
        return;
    }
    let who = small(words, at + 1);
    let is_person = is_person(who)
        && (!who.ends_with('s') || who == "twins")
        && !matches!(who, "children" | "people" | "men" | "women" | "families");
    let named = words.get(at + 1).is_some_and(|word| word.owns);
    let is_team =
        has(List::ChildThings, small(words, at + 2)) || has(List::Roles, small(words, at + 2));
    if is_person && !named && !is_team {
        push(spans, Kind::OnlyOne, words, at, at + 1);
    }
}

/// The councillor whose nephew came into care: known by what somebody is and whom they have.
fn whose(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    const KIN: &[&str] = &[
        "nephew",
        "niece",
        "son",
        "daughter",
        "child",
        "children",
        "brother",
        "sister",
        "partner",
        "husband",
        "wife",
        "mother",
        "father",
        "grandson",
        "granddaughter",
        "cousin",
        "twins",
        "baby",
        "grandchild",
        "grandchildren",
    ];
    let is_one = || has(List::Roles, small(words, at)) && names_one(words, at);
    if small(words, at + 1) == "whose" && is_one() {
        let kin = (at + 2..at + 5).find(|next| KIN.contains(&small(words, *next)));
        if let Some(kin) = kin {
            push(spans, Kind::OnlyOne, words, at, kin);
        }
    }
}

/// The lad whose photograph was in the paper: somebody whom everybody has seen or read of.
fn seen_in_the_news(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    const SEEN: &str = "photograph photo picture face video trial inquest disappearance arrest rescue funeral story \
        name case";
    const NEWS: &str = "gazette herald news newspaper newspapers paper papers press headlines television tv radio \
        front echo post mail chronicle argus facebook tiktok online telegraph advertiser courier bulletin";
    let is_one = is_definite(words, at)
        || matches!(
            small(words, at),
            "lad" | "lass" | "youth" | "youngster" | "teenager"
        );
    if !is_one {
        return;
    }
    let behind = at + 1..(at + 14).min(words.len());
    let word = |idx: usize| small(words, idx);
    let is_seen = word(at + 1) == "whose" && (at + 2..at + 5).any(|idx| listed(SEEN, word(idx)));
    let is_told = matches!(word(at + 1), "who" | "whose" | "in" | "from");
    let news = behind.clone().find(|idx| {
        listed(NEWS, word(*idx)) && {
            let before = idx.checked_sub(1).map_or("", word);
            let second = idx.checked_sub(2).map_or("", word);
            matches!(before, "the" | "on" | "in" | "local" | "national" | "our") || second == "the"
        }
    });
    let was_in = behind.clone().any(|idx| {
        matches!(
            word(idx),
            "was" | "made" | "appeared" | "featured" | "hit" | "filled" | "reached"
        )
    });
    if let Some(news) = news.filter(|_| is_seen || is_told && was_in && word(at + 1) == "who") {
        push(spans, Kind::OnlyOne, words, at, news);
    }
}

/// One foster carer in the district; the head of the only special school: nobody else is meant.
fn one_here(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    let is_who = |idx: usize| {
        let word = small(words, idx);
        is_person(word)
            || has(List::Roles, word)
            || matches!(word, "carer" | "adopter" | "resident")
    };
    if matches!(small(words, at), "one" | "single") && small(words, at + 1) != "in" {
        let who = (at + 1..at + 4).find(|idx| is_who(*idx));
        let area = |word: &str| {
            matches!(
                word,
                "district"
                    | "borough"
                    | "county"
                    | "town"
                    | "village"
                    | "city"
                    | "island"
                    | "authority"
                    | "parish"
                    | "valley"
            )
        };
        if let Some(who) = who
            && matches!(small(words, who + 1), "in" | "on")
            && matches!(small(words, who + 2), "the" | "our" | "this")
            && area(small(words, who + 3))
        {
            push(spans, Kind::OnlyOne, words, at, who + 3);
        }
    }
    let is_of_only = matches!(small(words, at + 1), "of" | "at" | "from" | "in")
        && matches!(small(words, at + 2), "the" | "our")
        && matches!(small(words, at + 3), "only" | "sole" | "one");
    if is_of_only && is_who(at) && names_one(words, at) {
        push(spans, Kind::OnlyOne, words, at, at + 3);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        span::Kind,
        test_support::{calm, found},
    };

    #[test]
    fn what_only_one_person_can_be_is_found() {
        for text in [
            "A boy who lost both legs in the quarry came back.",
            "The teenager who was stabbed in June has a home.",
            "The father, a serving police officer, was not told.",
            "The family who run the post office were assessed.",
            "The youngest mother on our caseload lives with her aunt.",
            "A Yazidi brother and sister joined their uncle.",
            "The councillor whose nephew came into care stood aside.",
            "One foster carer in the district signs.",
            "The head of the only special school was suspended.",
            "A girl in our care who rowed for England spoke to us.",
            "The head of the village’s nursery rang us.",
            "The island’s doctor complained.",
            "A carer, a retired trapeze artist, takes teenagers.",
            "A boy whose father plays for the county came into care.",
        ] {
            let found = found(text);
            assert!(found.contains(&Kind::OnlyOne), "{text}: {found:?}");
        }
        calm(&[
            "A child who left care at 18 has an adviser.",
            "The parent who is a carer has a break.",
            "One in five children lives in poverty.",
            "A Polish speaker joined the team.",
            "The youngest children wait longest.",
            "A carer, a former care leaver, trains others.",
            "A child in our care who ran a stall was proud.",
            "The head of the service visits each hub.",
        ]);
    }
}
