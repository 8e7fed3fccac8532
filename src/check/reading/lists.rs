//! The words that a reading knows, by what they do in a sentence.
//!
//! Verbs stand in their base form, their other forms are made from it; irregular forms stand
//! beside it with strokes: `know/knew/known`.

/// Children, and those who live with them.
pub(super) const CHILD: &str = "child children kid kids youngster youngsters teenager teenagers \
    boy boys girl girls baby babies infant infants toddler toddlers pupil pupils family families \
    parent parents mother mothers father fathers mum mums dad dads sibling siblings brother \
    brothers sister sisters leaver leavers household households twins grandparent grandparents \
    carer carers teenager adolescent adolescents apprentice apprentices tenant tenants \
    16-year-old 17-year-old 15-year-old 14-year-old 16-year-olds 17-year-olds children-in-care";

/// Words that stand for children where children were named.
pub(super) const THEY: &str = "they she he them nobody everyone everybody";

/// Those who do the work, and what they work with.
pub(super) const WE: &str = "we our us council service services team teams partnership board panel \
    hub hubs manager managers leader leaders director directors head heads staff worker workers \
    practitioner practitioners programme programmes strategy project partner partners police \
    school schools officer officers committee members member cabinet academy group network offer \
    framework policy protocol procedure model tool toolkit forum mash lado authority trust nurse \
    nurses advisers coach coaches mentors department directorate unit clinic clinics provider \
    providers commissioner commissioners contract contracts meeting meetings system systems \
    training guidance handbook dashboard tracker data feedback audit audits review reviews \
    supervision plan plans strategies policies protocols arrangements arrangement process \
    processes newsletter briefing briefings conference event events workshop workshops campaign";

/// What is done for or about children, not by them.
pub(super) const DOING: &str = "launch introduce deliver refresh establish create develop \
    implement commission recruit appoint train publish embed invest expand extend strengthen \
    enhance redesign restructure revise update produce adopt sign complete undertake/undertook/undertaken \
    conduct host organise pilot procure co-produce consult engage chair monitor report share \
    circulate present discuss analyse moderate scrutinise oversee/oversaw/overseen provide issue \
    send/sent invite fund purchase refurbish relocate co-locate colocate align record log capture \
    collect gather disseminate promote celebrate coordinate co-ordinate convene allocate assign \
    distribute facilitate partner merge simplify streamline digitise automate upgrade migrate \
    maintain prioritise focus target review audit visit support offer track work agree \
    set/set roll run/ran/run hold/held/held write/wrote/written rewrite/rewrote/rewritten build/built \
    rebuild/rebuilt meet/met bring/brought cover include use employ equip/equipped brief map sample test \
    inspect observe check examine evaluate survey interview ask feed/fed inform involve combine \
    integrate consolidate transform modernise formalise standardise clarify communicate \
    advertise welcome induct supervise mentor coach attend join contribute participate lead/led \
    open move sponsor endorse sign-off approve arrange assemble attract award bid brand \
    broaden campaign centralise compile configure contract convert deploy design devise \
    double-check draft dedicate ensure exceed enrol expose facilitate finalise finance follow \
    form formulate found host identify initiate install institute instruct issue join \
    license list mandate manage measure mobilise nominate onboard operate outsource overhaul \
    own pay/paid place plan pool prepare print process procure programme quality-assure raise \
    ratify re-let reissue reconfigure redeploy refine reform regularise reinforce reinstate \
    relaunch remind renew reorganise replace represent request require resource respond \
    reward schedule second secure seek/sought select shape signpost specify staff standardise \
    stage start submit subscribe sustain take/took/taken teach/taught tender timetable tighten \
    translate underpin utilise validate verify widen workshop give/gave/given make/made \
    convene co-chair hear/heard listen explore drive/drove/driven gather compile commission \
    receive benefit access value praise recognise describe act guide govern structure tailor \
    co-design consider redraft relay showcase trial utilise widen weave join bolster boost \
    restate recommission commend cascade spread/spread upskill champion refocus rebrand rethink";

/// What children and families do and meet themselves.
pub(super) const LIVED: &str = "feel/felt say/said tell/told know/knew/known understand/understood \
    trust live stay remain return go/went/gone sleep/slept achieve pass gain get/got settle \
    speak/spoke/spoken talk enjoy cope keep/kept stop begin/began/begun lose/lost need come/came/come \
    leave/left spend/spent wait find/found grow/grew/grown thrive flourish recover learn/learnt \
    pass catch/caught manage think/thought believe see/saw/seen hope eat/ate/eaten play \
    smile laugh graduate qualify move become/became report remember rebuild/rebuilt reconnect \
    choose/chose/chosen name explain call win/won finish progress escape avoid suffer struggle \
    fall/fell/fallen rise/rose/risen drop improve sit/sat wake/woke work own \
    break/broke/broken run/ran want like love worry fear end re-offend reoffend offend self-harm \
    repeat turn show reach attend save relapse listen sleep hurt bond trust";

/// What happens to children, good or bad.
pub(super) const OUTCOME: &str = "evicted arrested excluded reunited adopted harmed hurt \
    hospitalised rehomed re-referred charged convicted injured abused bullied exploited \
    homeless safer safe happier happy calmer settled stable stuck isolated confident proud \
    lonely healthier stronger closer fewer unsafe frightened scared alive employed unemployed \
    apart together home-again back undisturbed untreated unheard detained expelled";

/// What one does something for: what stands behind "to" and one of these is a purpose.
pub(super) const PURPOSE: &str = "ensure help support enable improve reduce prevent make promote \
    strengthen increase keep protect provide give allow develop build encourage address meet \
    understand track inform drive raise safeguard divert avoid tackle identify find work deliver \
    assist equip secure achieve monitor review consider agree discuss share test check oversee \
    respond reach get bring maximise minimise maintain enhance embed create offer see hear \
    shape guide manage sustain stabilise speed stop cut explore plan set think talk respond \
    capture gather collect challenge test assess complete deepen grow narrow close better join \
    strengthen have be become feel stay remain live return thrive know say tell understand";

/// Deciding: what was decided is not yet done.
pub(super) const DECIDING: &str = "agreed approved decided committed secured funded pledged \
    earmarked allocated commissioned endorsed resolved promised undertaken authorised specified \
    confirmed signed-off granted awarded set-aside";

/// The months and seasons.
pub(super) const MONTH: &str = "january february march april may june july august september \
    october november december spring summer autumn winter term quarter year christmas easter whitsun half-term jan feb mar apr jun \
    jul aug sep sept oct nov dec midsummer michaelmas ramadan diwali";

/// Words that a noun follows, whatever it looks like.
pub(super) const BEFORE_NOUN: &str = "in of the their a an our no for any";

/// Saying.
pub(super) const SAYS: &str = "said says wrote writes told tells put";

/// What begins the clause that only says what something is for.
pub(super) const ENABLES: &str = "ensuring enabling allowing supporting helping ensure ensures enables \
    enable aiming promoting improving preventing reducing making giving allows supports helps promotes";

/// What says that something is not good: who says so claims nothing.
pub(super) const WEAK: &str = "not weak weaker weakest weakness weaknesses poor poorly lack lacks lacking \
    inconsistent inconsistently uneven insufficient inadequate slow slowly unclear thin rarely seldom too \
    never don't doesn't didn't isn't aren't wasn't weren't cannot can't couldn't hasn't haven't delayed variable unreliable \
    wrong neither nor none hardly almost-none fewer less wait waits waited fades fade still yet england neighbours national nationally";

/// Numbers in words.
pub(super) const NUMBERS: &str = "two three four five six seven eight nine ten eleven twelve thirteen fourteen \
    fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty \
    ninety hundred thousand half dozen two-thirds three-quarters dozen";
