//! What headings of self-evaluations say in other words, for finding where a passage goes. Words of
//! the sector, not of one framework: what a template calls its sections is not known here.

/// Phrases of headings, in small letters, with words that mean the same; none where a phrase says
/// nothing of where a text goes.
const SYNONYMS: &[(&str, &str)] = &[
    ("experiences and progress of", ""),
    ("the impact of leaders", "leaders impact"),
    ("who need help and protection", "help protection"),
    (
        "social work practice with children and families",
        "practice",
    ),
    ("leadership and management", "leaders"),
    ("leadership management and governance", "leaders"),
    ("leadership and governance", "leaders"),
    ("what leaders do", "leaders"),
    ("mash", "front door"),
    ("multi agency safeguarding hub", "front door"),
    ("contact and referral", "front door"),
    ("referral and assessment", "front door"),
    ("single point of access", "front door"),
    ("first response", "front door"),
    ("emergency duty", "front door out of hours"),
    ("early help", "early family help"),
    ("early intervention", "early family help"),
    ("family hubs", "early family help"),
    ("targeted support", "early family help"),
    ("assessment and planning", "assessments and plans"),
    ("children in need", "assessments plans children in need"),
    (
        "child protection",
        "child protection strategy discussions enquiries plans",
    ),
    (
        "section 47",
        "child protection strategy discussions enquiries plans",
    ),
    ("exploitation", "harm outside home"),
    ("contextual safeguarding", "harm outside home"),
    ("extra familial harm", "harm outside home"),
    ("missing children", "harm outside home"),
    ("go missing", "harm outside home"),
    ("pre proceedings", "family networks work before proceedings"),
    (
        "public law outline",
        "family networks work before proceedings",
    ),
    ("family group conferencing", "family networks"),
    ("family group decision making", "family networks"),
    ("edge of care", "family networks"),
    ("looked after children", "children in care"),
    ("children looked after", "children in care"),
    ("cared for children", "children in care"),
    ("children we care for", "children in care"),
    ("children we look after", "children in care"),
    ("children in our care", "children in care"),
    ("care experienced young people", "care leavers"),
    ("care experienced", "care leavers"),
    ("leaving care", "care leavers"),
    ("placement stability", "homes stability"),
    ("placements", "homes stability"),
    ("sufficiency", "homes stability"),
    ("fostering", "homes stability"),
    ("where children live", "homes stability"),
    ("accommodation", "homes"),
    ("adoption", "permanence"),
    ("reunification", "permanence returning home"),
    ("special guardianship", "permanence"),
    ("virtual school", "education"),
    ("educational outcomes", "education"),
    ("attainment", "education"),
    ("independent reviewing officers", "reviewing advocacy"),
    ("iro service", "reviewing advocacy"),
    ("participation and advocacy", "reviewing advocacy"),
    ("participation", "voice"),
    ("voice of the child", "voice"),
    ("what children tell us", "voice"),
    ("uasc", "particular groups unaccompanied children"),
    ("unaccompanied", "particular groups unaccompanied children"),
    ("life story", "relationships identity life story"),
    ("emotional health", "health emotional wellbeing"),
    ("keeping in touch", "personal advisers keeping in touch"),
    ("eet", "education employment training"),
    ("neet", "education employment training"),
    ("supervision", "line of sight oversight supervision"),
    (
        "management oversight",
        "line of sight oversight supervision",
    ),
    ("audit", "quality assurance learning"),
    ("audits", "quality assurance learning"),
    ("complaints", "quality assurance learning"),
    ("recruitment and retention", "workforce"),
    ("caseloads", "workforce"),
    ("staffing", "workforce"),
    ("corporate parents", "corporate parenting members scrutiny"),
    (
        "corporate parenting",
        "corporate parenting members scrutiny",
    ),
    ("elected members", "corporate parenting members scrutiny"),
    ("restorative practice", "vision culture practice model"),
    ("signs of safety", "vision culture practice model"),
    ("practice model", "vision culture practice model"),
    ("model of practice", "vision culture practice model"),
    ("use of data", "performance information"),
    ("diversity", "equality identity anti racism"),
    ("demographics", "children communities"),
    ("population", "children communities"),
    ("our place", "children communities"),
    ("budget", "money politics financial"),
    ("finance", "money politics financial"),
    ("partnership working", "reform partnership"),
    ("recommendations", "progress findings answers"),
    ("you said we did", "findings answers"),
    ("improvement priorities", "priorities next 12 months"),
    ("next twelve months", "priorities next months"),
    ("next year", "priorities next months"),
    ("executive summary", "summary"),
    ("abbreviations", "glossary"),
    ("acronyms", "glossary"),
    ("action plan", "improvement plan"),
    ("scorecard", "performance table"),
];

/// Returns a heading in small letters, and the same in each of the other words that are known.
pub(super) fn worded(heading: &str) -> Vec<String> {
    let small = heading.to_lowercase();
    let words: Vec<&str> =
        { small.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')) }
            .filter(|word| !word.is_empty())
            .collect();
    let plain = format!(" {} ", words.join(" "));
    let mut all = vec![small.clone()];
    let mut whole = plain.clone();
    for (phrase, other) in SYNONYMS {
        let phrase = format!(" {phrase} ");
        let other = format!(" {other} ");
        if plain.contains(&phrase) {
            all.push(plain.replace(&phrase, &other));
            all.push(other.clone());
            whole = whole.replace(&phrase, &other);
        }
    }
    all.push(whole);
    all
}
