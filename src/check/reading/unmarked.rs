//! The turns of phrase that sound like a mark of `marked` and are none.

/// What sounds like a fault and is none: without delay, not only.
pub(super) const NO_GAP: &[&str] = &[
    "without delay|exception|fail|fault|wait|waiting|drift|doubt|flaw|equal|any|question|hesitation",
    "not only|as|just|merely|simply|least",
    "no doubt|delay|delays|gap|gaps|drift|backlog|waiting|wait|problem|problems|longer",
    "nothing left|to",
    "leave|leaves|left nothing",
    "never fail|fails|late|miss|misses|wait|waits",
    "whatever the|their|they",
    "not afraid|shy|alone|passed|forgotten|judged|rushed|separated|evicted|excluded|repeated|re-referred",
    "not|never had|have|need|needed to",
    "missing children|child|people|person|persons|young|teenagers|pupils|episodes|episode|incidents|protocol|panel|team|education|interviews|coordinator|report|reports",
    "report|reports|raise|raises|share|shares|voice|bring|pass|discuss|tell|spot|notice|catch ?a ?their|the worries|worry|concerns|concern|problems|mistakes|errors|difficulties",
    "worries|worry|concerns|problems|difficulties|mistakes|errors reach|reached|are|is|were|get|got|come|came ?now ?quickly ~ us|heard|answered|picked|spotted|solved|caught|sorted|dealt|acted|put|found|noticed|earlier|sooner|light",
    "stuck|delayed|drifting|overdue|failing ~ resolved|freed|moved|unblocked|finished|completed|cleared|rescued",
    "waits|wait|waiting|delays|delay|drift|backlog|backlogs|gap|gaps|vacancies|turnover|missing|problems|errors|mistakes ~ fell|fallen|halved|shorter|reduced|cut|ended|closed|narrowed|gone|cleared|disappeared|shrank|shrunk",
    "less|fewer alone|lonely|isolated|worried|anxious|afraid|stressed|delay|delays|drift|waiting",
    "only once|one",
    "no longer|more wait|waiting|waits|alone|late|isolated|worried|afraid|delay|gaps",
];

/// What sounds like a voice and is none: pupils met their target.
pub(super) const NO_VOICE: &[&str] = &[
    "met|meet|beat|reached|exceeded ?or ?beat ?the ?their|our|its|every|all|a ~ target|targets|goal|goals|standard|standards|threshold|thresholds|deadline|criteria|requirement|requirements|milestone|milestones|expectations|expected|timescale|timescales",
    "scored|scoring|marked|rated|judged # ~ plans|peps|files|records|cases|assessments|reports|letters|visits|documents",
    "met|meet|beat or",
    "from|to|by # of|in ?the #",
];
