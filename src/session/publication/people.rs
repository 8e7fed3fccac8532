//! People by name: first names, family names, what somebody is called.

use super::{
    births::MONTHS,
    known_names::{first_name, names_a_thing},
    span::{Kind, Span},
    vocabulary::{List, has},
    words::{Word, at, push, small},
};

/// The oldest that somebody is by whom a child is meant.
const OLDEST: u32 = 25;

/// Finds them in a sentence.
pub(super) fn find(words: &[Word<'_>], spans: &mut Vec<Span>) {
    for at in 0..words.len() {
        titled(words, at, spans);
        first_name(words, at, spans);
        aged(words, at, spans);
        speaking(words, at, spans);
        akin(words, at, spans);
        called(words, at, spans);
        named_as(words, at, spans);
    }
}

/// Whether a sentence says that its name is none.
pub(super) fn is_pseudonym(words: &[Word<'_>]) -> bool {
    let smalls: Vec<&str> = words.iter().map(|word| word.small.as_str()).collect();
    smalls.contains(&"pseudonym")
        || smalls.windows(4).any(|four| {
            matches!(
                four,
                ["not", "his" | "her" | "their", "real", "name" | "names"]
            )
        })
        || smalls
            .windows(2)
            .any(|two| matches!(two, ["name" | "names", "changed"]))
        || smalls
            .windows(4)
            .any(|four| matches!(four, ["name" | "names", "have" | "has", "been", "changed"]))
}

/// Whether a sentence speaks of a death that the whole country was told of.
pub(super) fn is_of_public_record(words: &[Word<'_>]) -> bool {
    let is_national = words
        .iter()
        .any(|word| matches!(word.small.as_str(), "national" | "nationally" | "inquiry"));
    let names_deaths = words.windows(2).any(|two| {
        let [one, other] = two else { return false };
        matches!(
            one.small.as_str(),
            "death" | "deaths" | "murder" | "murders" | "killing"
        ) && other.small == "of"
    });
    is_national && names_deaths
}

/// Mrs Bell, Dr Okafor.
fn titled(words: &[Word<'_>], idx: usize, spans: &mut Vec<Span>) {
    let Some(word) = at(words, idx) else { return };
    if !matches!(
        word.text,
        "Mr" | "Mrs" | "Ms" | "Miss" | "Mx" | "Dr" | "Fr" | "Sister" | "Nurse" | "PC" | "Sgt"
    ) {
        return;
    }
    let next = if small(words, idx + 1) == "." {
        idx + 2
    } else {
        idx + 1
    };
    if let Some(name) =
        at(words, next).filter(|name| name.is_capital() && !has(List::NoNames, &name.small))
    {
        push(spans, Kind::Name, word, name);
    }
}

/// Kai, 9, and Zofia (14): a capital with an age behind it.
fn aged(words: &[Word<'_>], idx: usize, spans: &mut Vec<Span>) {
    let Some(name) = at(words, idx).filter(|name| name.is_capital() && name.text.len() > 1) else {
        return;
    };
    let is_thing = has(List::NoPerson, &name.small)
        || MONTHS.contains(&name.small.as_str())
        || has(List::NoNames, &name.small)
        || has(List::Origins, &name.small);
    let (open, close) = (small(words, idx + 1), small(words, idx + 3));
    let closed = matches!(
        (open, close),
        ("(", ")" | ",")
            | (
                "," | "–" | "-",
                "," | "." | "" | "’" | "'" | "”" | "\"" | ";" | ":" | ")" | "–" | "-" | "|"
            )
    ) && at(words, idx + 2)
        .and_then(Word::number)
        .is_some_and(|age| (1..=OLDEST).contains(&age));
    let named =
        (open == "aged" || open == "," && small(words, idx + 2) == "aged") && !name.is_first;
    let told = open == ","
        && (matches!(
            (small(words, idx + 2), small(words, idx + 3)),
            ("who", "is" | "was" | "has" | "turned") | ("now" | "just" | "then", _)
        ) && (idx + 3..idx + 6).any(|next| {
            at(words, next)
                .and_then(Word::number)
                .is_some_and(|age| (1..=OLDEST).contains(&age))
        }) || (idx + 2..idx + 5).any(|next| small(words, next).ends_with("-year-old")));
    let is_list = open == ","
        && close == ","
        && at(words, idx + 4).is_some_and(|next| next.number().is_some());
    let in_place = idx
        .checked_sub(1)
        .is_some_and(|before| matches!(small(words, before), "in" | "at" | "to" | "of" | "near"));
    if (closed || named || told)
        && !in_place
        && !is_thing
        && !is_list
        && let Some(last) = at(words, idx + 2)
    {
        push(spans, Kind::Name, name, last);
    }
}

/// Somebody at the head of a sentence who says, feels or wants: Ezeki lives with his nan.
fn speaking(words: &[Word<'_>], idx: usize, spans: &mut Vec<Span>) {
    const ALONE: &[&str] = &[
        "lives",
        "loves",
        "likes",
        "feels",
        "thinks",
        "wants",
        "hopes",
        "misses",
        "hates",
        "cried",
        "slept",
        "giggled",
        "smiled",
        "whispered",
        "says",
        "told",
        "said",
        "felt",
        "wrote",
        "drew",
        "knows",
        "dreams",
        "enjoys",
        "remembers",
    ];
    let Some(name) = at(words, idx).filter(|name| name.is_capital() && name.is_first) else {
        return;
    };
    let is_other = name.small.ends_with('s')
        || has(List::People, &name.small)
        || has(List::Roles, &name.small)
        || has(List::NoNames, &name.small)
        || has(List::Origins, &name.small)
        || crate::spell::Dictionary::shared().is_none_or(|known| known.knows(&name.small))
        || has(List::Bodies, &name.small);
    if !is_other && ALONE.contains(&small(words, idx + 1)) {
        push(spans, Kind::Name, name, name);
    }
}

/// Somebody by what is theirs: Ezeki’s mother.
fn akin(words: &[Word<'_>], idx: usize, spans: &mut Vec<Span>) {
    const KIN: &[&str] = &[
        "mother",
        "father",
        "mum",
        "dad",
        "sister",
        "brother",
        "sisters",
        "brothers",
        "siblings",
        "aunt",
        "uncle",
        "nan",
        "gran",
        "grandmother",
        "grandfather",
        "grandad",
        "grandparents",
        "grandma",
        "cousin",
        "stepfather",
        "stepmother",
        "carer",
        "carers",
        "parents",
        "case",
        "story",
        "bedroom",
        "birthday",
        "drawing",
        "teacher",
        "adviser",
        "placement",
        "baby",
        "son",
        "daughter",
        "partner",
        "husband",
        "wife",
    ];
    let Some(name) = at(words, idx).filter(|name| name.is_capital() && name.owns) else {
        return;
    };
    let next = small(words, idx + 1);
    let is_kin = KIN.contains(&next)
        || matches!(
            next,
            "foster" | "social" | "personal" | "pathway" | "care" | "plan"
        );
    let is_other = has(List::People, &name.small)
        || has(List::Roles, &name.small)
        || has(List::NoNames, &name.small)
        || has(List::Things, &name.small)
        || MONTHS.contains(&name.small.as_str())
        || at(words, idx + 1).is_some_and(Word::is_capital)
        || (name.is_first || !KIN.contains(&next))
            && crate::spell::Dictionary::shared().is_none_or(|known| known.knows(&name.small));
    if is_kin
        && !is_other
        && let Some(last) = at(words, idx + 1)
    {
        push(spans, Kind::Name, name, last);
    }
}

/// A boy called Tam.
fn called(words: &[Word<'_>], idx: usize, spans: &mut Vec<Span>) {
    if !matches!(small(words, idx), "called" | "named") {
        return;
    }
    let is_person = words
        .get(idx.saturating_sub(4)..idx)
        .unwrap_or_default()
        .iter()
        .any(|word| has(List::People, &word.small));
    if let Some(name) = at(words, idx + 1).filter(|name| is_person && name.is_capital()) {
        push(spans, Kind::Name, name, name);
    }
}

/// Our social worker Philippa Garrow: a capital behind what somebody is.
fn named_as(words: &[Word<'_>], idx: usize, spans: &mut Vec<Span>) {
    let Some(name) = at(words, idx).filter(|name| name.is_capital() && !name.is_first) else {
        return;
    };
    let before = idx.checked_sub(1).map_or("", |before| small(words, before));
    let speaks = matches!(
        small(words, idx + 1),
        "said" | "told" | "says" | "spoke" | "loves" | "wants" | "lives" | "felt" | "thinks"
    );
    let is_body = matches!(
        name.small.as_str(),
        "ofsted"
            | "cafcass"
            | "coram"
            | "mencap"
            | "parliament"
            | "government"
            | "cabinet"
            | "council"
            | "scrutiny"
            | "members"
            | "inspectors"
    ) || matches!(
        before,
        "in" | "at"
            | "from"
            | "of"
            | "near"
            | "the"
            | "and"
            | "to"
            | "councillor"
            | "cllr"
            | "sir"
            | "lord"
            | "lady"
            | "dame"
            | "baroness"
            | "professor"
    ) || at(words, idx.saturating_sub(1)).is_some_and(Word::is_capital);
    let is_named = (has(List::NamedAs, before) || speaks && !is_body)
        && !has(List::NoNames, &name.small)
        && !has(List::Origins, &name.small)
        && !MONTHS.contains(&name.small.as_str())
        && !names_a_thing(words, idx);
    if is_named {
        let last = at(words, idx + 1).filter(|next| next.is_capital());
        push(spans, Kind::Name, name, last.unwrap_or(name));
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_support::{calm, found};
    use super::Kind;

    #[test]
    fn people_are_found_by_name() {
        for (text, kind) in [
            ("When Zofia came to us she did not sleep.", Kind::Name),
            ("Kerem, 9, lives with his aunt.", Kind::Name),
            ("His teacher, Mrs Bell, rang us.", Kind::Name),
            ("A boy called Tam chose the colour.", Kind::Name),
            ("After JAYDEN spoke up, we rang his aunt.", Kind::Name),
            ("Our social worker Brunhild Garrow was praised.", Kind::Name),
            ("We asked Hope, 14, what she wanted.", Kind::Name),
            ("K.L., 15, from Brackenby went missing.", Kind::Initials),
            ("Child J (13) moved twice.", Kind::Initials),
            (
                "Pictured at the lunch: Amara and two friends.",
                Kind::Caption,
            ),
        ] {
            assert!(found(text).contains(&kind), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn what_has_a_capital_is_no_name() {
        calm(&[
            "Grace and patience are what they want.",
            "The Munro review and the Southwark judgment apply.",
            "Councillor Wyn chairs the board.",
            "Maya (not her real name) told us.",
            "In May, and in June 2026, the IRO and the MASH met.",
            "The Family Hub in Victoria Road opened.",
            "Our Early Help family workers ring families.",
            "St Mary’s school and the Rose Centre helped.",
            "Priority 2, Year 11 and Section 20 stand below.",
            "Will this last? Mark the page.",
        ]);
    }
}
