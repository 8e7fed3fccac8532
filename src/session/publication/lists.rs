//! The words by which people are told from things, and one person from many.

/// First names, above all those that are no other words.
pub(super) const FIRST_NAMES: &str = "aaliyah aaron abbie abby abdul abdullah abigail adam adeel adele adrian ahmed aiden aisha alan \
    alana alex alexander alexandra alfie ali alia alice alicia alina alisha alison alistair allan amanda amara amelia amelie amina amir \
    amirah amy ana anastasia andrea andreea andrei andrew andy angela angus anika anisa anita anna annabel anne annie anthony antonia \
    anya archie aria arjun arlo arthur asha ashley ashton asif asma aurora ava ayaan ayesha barbara barry beatrice becky ben benjamin bertie \
    beth bethany betty bilal billy bobby bogdan bradley brandon brenda brian brianna bridget bronwyn brooke bryony caitlin callum cameron \
    carl carla carol caroline carys catherine catrin cerys chantelle charlene charlie chloe chris christine christopher claire clara connor \
    conor courtney craig cristian curtis cynthia daisy dale damian dan daniel daniela danielle danny daphne darcey darcy darius darren dave david dean \
    deborah declan dee deepak demi denise dennis derek desmond dewi diana diane dominic donna doreen doris dorothy duncan dylan eddie edith edward \
    edwin efe eileen elaine eleanor elena eliza elizabeth ella ellie elliot elliott ellis elsie emeka emil emily emma emmanuel enoch eric erin \
    esme esther ethan eva evan eve evelyn evie ewan fatima fatimah fatma fay felicity felix femi finlay finley finn fiona fraser freddie freya \
    gabriel gabriela gareth gary gavin gemma geoff george gerald gethin gina gloria gordon graham greta gurpreet gwen habib hadiya hafsa hamza \
    hana hannah hannan harley harriet harris harrison harry harvey hassan hayden hayley heidi helen henry hilary hollie holly hugo humza husna hussain \
    ian ibrahim idris ife imani imogen imran ines ioana iqra irene irfan iris isaac isabel isabella isabelle isaiah isha isla ismail ivan \
    jack jacob jacqueline jaden jaiden jake jamal james jamie jane janet janice jasmin jasmine jason jaswinder jay jayden jean jeff jeffrey \
    jen jennifer jenny jeremy jess jesse jessica jibril jill jim jimmy joan joanna joanne jodie joe joel john johnny jon jonathan joseph josh \
    joshua josie joyce jude judith julia julian julie juliet kai kaiden kamil karen karim karl kasia kate katherine kathleen katie katy kayden \
    kayleigh keira keisha keith kelly kelvin ken kenneth kevin khadija kian kieran kiera kim kimberley kofi krystal kyle kylie kyra lara laura \
    lauren layla leah lee leila lena leo leon leroy lesley lewis lexi liam lila lily linda lisa lloyd logan lola lorraine lottie louie louis louisa \
    louise luca lucas lucia lucy luka luke luna lydia lynn lynne mabel maddie maddison madison maeve magdalena mahmoud maisie malachi malik \
    mandy marcel marcia marcus margaret maria mariam marian marie marilyn mario marta martha martin marvin mary maryam mateo matilda matt \
    matthew maureen max maya megan mehmet mia michael michaela michelle mike mila mile millie milly mina mohamed mohammad mohammed moira molly \
    monica morgan moses muhammad muriel mustafa myra nabil nadia nadine nafisa nancy naomi natalia natalie natasha nathan nathaniel neha neil \
    nia niamh nicholas nick nicola nigel nikhil nikita nina noah noor nora norah norman obi olga olive oliver olivia ollie oluwaseun omar oscar \
    osman owen pamela patricia patrick paul paula pauline pavel peggy penelope penny perry peter petra philip phillip phoebe phyllis piotr \
    polly poppy precious priya quentin rachel rahim rahul raj rajesh ralph ramon raphael rashid raymond rebecca reece reggie rehana reuben rhian \
    rhiannon rhys richard ricky riley rita robert roberta robin robyn rodney roger roman ronan ronnie rory rosalind rosie ross rowan roxanne \
    roy rupert ruth ryan sabrina sadia safiya sahar saira salma sam samantha samia samira samuel sana sandra sanjay sara sarah sasha scott \
    sean sebastian selina serena seth shabana shane shannon sharon shaun sheila shelley sheryl shirley sian sidney sienna simon sinead sofia \
    sonia sophia sophie stacey stanley stella stephanie stephen steve steven stuart sue sumaya susan suzanne sylvia tahir tamara tamsin tanya \
    tara tariq tasha taylor ted temi teresa terry tess theo theodore theresa thomas tia tiana tiffany tim timothy tina toby todd tom tomas \
    tommy tony tracey tracy trevor tristan tyler tyrell tyrone uma umar valerie vanessa vera verity veronica vicky viktor vincent viola \
    violet vivian walter warren wayne wendy wilfred william winston xavier yahya yasmin yasmine yusuf yvonne zac zach zachary zahra zainab zak \
    zara zayn zeynep zoe zofia zuzanna lewin wyn ade kwame yaw ama abena chidi ngozi chinedu tendai tariro rudo farai oleksandr iryna olena mykola dmytro \
    ahmad hamid nasir rohullah samiullah zabiullah berhane selam tesfaye mehret yonas abdi hodan \
    philippa pippa georgina henrietta harriette marguerite bernadette rosemary gillian jacinta \
    maureen noreen winifred ethel agnes cecilia celia delia delphine edwina fenella gwyneth \
    hermione iona jemima kerry kirsty lorna mairi maxine mhairi morag nesta petronella portia \
    ramona rhoda rosanna ruthie saskia selma tabitha thea una ursula wilma xanthe alasdair alistair \
    barnaby benedict brendan bruno cecil clement clifford clive colin conrad cyril denzil digby \
    dougal douglas eamonn edgar edmund ernest fergus francis geoffrey gilbert godfrey gregory gus \
    guy hamish hector horace howard hubert humphrey irvin jarvis jerome kenny lachlan laurence \
    lawrence lennox leonard lester linus lorcan luther lyndon magnus malcolm marlon maurice melvin \
    morris ned neville ollie orlando percy preston rafael rafferty reginald rex rhodri rufus \
    russell sam seamus sid silas spencer terence theodor tobias ulric valentine vernon wallace \
    wesley wilbur zane adaeze adebayo akua amadou babatunde bola chiamaka chinwe damilola ebony \
    emmanuella folake ibukun jemimah kehinde kelechi nneka nkechi olamide oluwa onyeka segun sola \
    taiwo temitope tobi tunde uche yetunde zola aanya aarav advik arya deepika divya gita ishaan \
    kavita kiran lakshmi manpreet meera navdeep nisha pooja preeti rajinder ravi rohan sandeep \
    shreya simran sunita suresh vijay vikram anwar bashir farah farid faisal hakim hanif iman \
    jamila khalid laila leyla mariya naeem nasreen nazia parveen rania razia rizwan rubina saeed \
    sajid salim shazia sohail sultana tariq waqar yousaf yousef zaheer zainah agnieszka aleksandra \
    bartosz beata dorota ewa grzegorz jakub jerzy katarzyna krzysztof lukasz malgorzata marek \
    mateusz monika pawel tomasz wojciech zbigniew alexandru bogdana cristina florin gheorghe ionut \
    mihaela mihai radu stefan vasile";

/// First names that are other words too: they count only where something else says that they are
/// names.
pub(super) const WORD_NAMES: &str = "grace hope faith joy mark will rose may april june summer dawn frank rich art bill chance christian \
    ivy jade amber ruby sky skye angel heather hunter jordan chelsea florence kent lincoln austin chester paris london devon georgia \
    victoria charlotte virginia carter mason reed miles chase dean drew guy jack josh pat ray rob sandy sunny star storm destiny \
    serenity patience charity prudence constance mercy trinity eden willow hazel fern pearl crystal gene glen grant harmony honey \
    lance major page pierce robin rusty skip sterling stone tanner wade woody melody carol clay cliff earl";

/// What a child, a parent or a family is called.
pub(super) const PEOPLE: &str = "child children boy boys girl girls baby babies infant infants toddler toddlers teenager teenagers youngster \
    youngsters pupil pupils student students mother mothers father fathers mum dad parent parents grandmother grandfather grandparent \
    grandparents aunt uncle sister sisters brother brothers sibling siblings twin twins triplet triplets son sons daughter daughters family \
    families household households leaver leavers carer carers person people man woman men women youth adolescent adolescents victim victims \
    offender offenders patient patients tenant tenants newborn newborns refugee refugees migrant migrants apprentice apprentices \
    couple couples widow widower resident residents adopter adopters";

/// What somebody is called by their work.
pub(super) const ROLES: &str = "teacher teachers headteacher head doctor gp nurse officer constable vicar priest imam rabbi coach volunteer \
    governor councillor trustee driver footballer singer actor musician athlete player shopkeeper farmer landlord caretaker midwife \
    worker magistrate soldier neighbour manager dentist foster-carer childminder";

/// Events and cases that are counted one by one.
pub(super) const CASES: &str = "case cases death deaths incident incidents allegation allegations suicide suicides stabbing stabbings \
    murder murders assault assaults adoption adoptions disclosure disclosures pregnancy pregnancies birth births removal removals arrest \
    arrests conviction convictions overdose overdoses fatality fatalities referral referrals arrangement arrangements \
    placement placements order orders application applications breakdown breakdowns disruption disruptions detention \
    detentions admission admissions eviction evictions separation separations marriage marriages reunification \
    reunifications exclusion exclusions";

/// What makes one person stand out.
pub(super) const RARE: &str = "deaf blind wheelchair transplant twin twins triplet triplets quadruplets tribunal trial inquest prison press \
    newspaper headlines television televised murdered murder killed died death drowned suicide stabbed shot fire crash arson rescued famous \
    well-known champion championship olympic paralympic medal celebrity footballer first youngest oldest adopted abducted trafficked \
    kidnapped amputated amputee albino albinism leukaemia cancer tumour epilepsy hiv haemophilia sickle-cell cystic cerebral palsy \
    down's syndrome tourette dwarfism conjoined cochlear guide-dog surrogate ivf transgender trans-boy trans-girl exorcism witchcraft \
    ebola polygamous cult circus fairground barge lighthouse caravan monastery convent imprisoned deported overturned \
    investigated accused suspended village former disgraced convicted charged extradited fabricated induced mute nonverbal prodigy genius mayor mp embassy \
    suspended dismissed sacked struck resigned sign bsl braille diplomat royal lottery sole lone facebook tiktok viral video documentary broadcaster crowdfunding petition ferry island \
    paraplegic quadriplegic tracheostomy ventilator gastrostomy mosaicism rett angelman prader batten duchenne \
    won gold quintuplets prince princess heiress whistleblower bishop";

/// What makes one person stand out by itself.
pub(super) const STRIKING: &str = "transplant newspaper television televised headlines famous well-known champion championship olympic paralympic \
    celebrity documentary facebook tiktok viral triplets quadruplets murdered lottery mayor bishop diplomat amputee albino transgender exorcism \
    witchcraft lighthouse circus conjoined";

/// Nations, tongues and faiths: of one child they say much.
pub(super) const ORIGINS: &str = "afghan albanian algerian angolan arab armenian bangladeshi belarusian bengali bolivian brazilian bulgarian burmese \
    cambodian cameroonian chechen chinese colombian congolese croatian czech egyptian eritrean estonian ethiopian filipino gambian georgian \
    ghanaian greek guinean hungarian indian iranian iraqi israeli ivorian jamaican japanese jordanian kazakh kenyan korean kosovan kurdish \
    kuwaiti latvian lebanese liberian libyan lithuanian malawian malian mauritian moldovan mongolian moroccan mozambican namibian nepalese \
    nigerian pakistani palestinian peruvian polish portuguese roma romanian russian rwandan salvadoran senegalese serbian slovak somali \
    spanish sri-lankan lankan sudanese syrian tajik tamil tanzanian thai tibetan tunisian turkish turkmen ugandan ukrainian uyghur uzbek \
    venezuelan vietnamese yazidi yemeni zambian zimbabwean traveller gypsy jewish sikh hindu buddhist jehovah's mormon amish";

/// Kinds of streets.
pub(super) const STREETS: &str = "street road lane close avenue drive row terrace way court crescent place gardens grove hill mews walk \
    square green view rise cottage cottages farm yard wharf parade quay gate bank end croft drove passage alley";

/// What says that somebody lives there.
pub(super) const LIVING: &str = "live lives lived living home house flat family mother father parents grandmother boy girl child children baby \
    carer carers foster moved resident tenancy tenant bedsit caravan neighbour neighbours placed placement residence address house hostel \
    door next address from of siblings brothers sisters twins opposite behind above";

/// Places of work, which everybody may know.
pub(super) const OFFICES: &str = "office offices hub hubs centre centres council library clinic hospital school college headquarters building \
    based opened reception drop-in surgery church station court team teams service services depot";

/// Capitalised words that are no names of people.
pub(super) const NO_NAMES: &str = "the a an our each every foster early birth extended kinship whole think supporting strengthening troubled young one two \
    three four five six some many most all no both northern southern eastern western local army military traveller roma gypsy muslim \
    english welsh scottish irish british asian black white european african caribbean mixed single lone these those this that their \
    working homeless vulnerable large new more fewer other such which if when where for in on at of from with by and or but to as \
    it he she they we you his her its services children families family parents council service department north south east west \
    christian catholic church team teams together stronger first adoptive host resilient safe safer healthy nuclear royal \
    larger smaller twelve ten seven eight nine twenty thirty forty fifty hundred several few any another next last good";

/// Words behind which a small number counts no people.
pub(super) const NOT_COUNTED: &str = "under over below above than aged age ages year years to least phase tier level stage every each \
    – - priority section key step first last £ question within per in day no band table figure \
    outcome ks / part until by turned";

/// Words at which a count of people ends.
pub(super) const ENDS_COUNT: &str = "in out per % times years year weeks days months hours or worker workers of ; : . , and who to \
    social named day foster for with";

/// What has a child or a family in its name: child protection plan.
pub(super) const CHILD_THINGS: &str = "plan plans home homes hub hubs worker workers team teams council group groups service services \
    protection reading readings conference review reviews study studies support panel week month at \
    a forum courses meeting meetings system manager managers practitioners register arrangements \
    assessments";

/// What the mailboxes of teams are called.
pub(super) const TEAMS: &str = "info enquiries enquiry contact contactus fostering adoption mash front door frontdoor customer \
    children childrens family families services service social care team press foi hello help admin \
    office duty referrals referral complaints feedback participation hub hubs safeguarding lado \
    careleavers leavers leaving youth schools school recruitment support policy data protection \
    performance quality virtual early earlyhelp send local offer localoffer council democratic \
    qa inbox mailbox comments hr sar panel consultation workforce \
    scrutiny committee news media communications jobs partnership board advocacy voice edt self \
    evaluation";

/// What the numbers of files begin with.
pub(super) const FILE_PREFIXES: &str =
    "cin cp cpp cla lac cf cyp cl plo eh caf ics lcs cic cwd yos yjs sg mash";

/// Those whose name may stand right behind what they are.
pub(super) const NAMED_AS: &str = "worker manager carer nurse adviser advisor officer teacher mentor coach therapist psychologist \
    mother father brother sister son daughter boy girl friend aunt uncle grandmother grandfather \
    nan apprentice volunteer student pupil child baby advocate supervisor practitioner foster-carer \
    childminder midwife doctor reviewer interpreter solicitor guardian judge stepfather stepmother \
    cousin twin leaver husband wife partner ambassador representative";

/// Where people live.
pub(super) const DWELLINGS: &str = "house cottage bungalow farm farmhouse caravan flat barge houseboat home vicarage rectory manor lodge mill schoolhouse barn gatehouse";

/// What points to one dwelling.
pub(super) const POINTED: &str = "last first only end corner big red white blue yellow old";

/// What stands between a dwelling and a landmark.
pub(super) const BESIDE: &str =
    "before behind opposite beside above by next near past over after on";

/// What everybody in a place knows.
pub(super) const LANDMARKS: &str = "church ferry shop pub station bridge school lighthouse chip post garage mosque chapel pier quarry mill canal harbour";

/// What places, bodies, laws and papers are called behind a name.
pub(super) const THINGS: &str = "guidelines guideline competence competent ruling criteria standard standards compliant \
    scheme method charter protocol grant index pathway pledge review report inquiry judgment judgement act road street lane close avenue house centre hub \
    school academy college hospital trust foundation project programme model court ward park \
    council county square green hill way drive place gardens terrace lodge hall row crescent grove \
    law principles framework tool scale questionnaire lewis rule test v award awards prize university \
    primary secondary infant junior nursery church guidance town city valley bay island cottage \
    farm hospice charity theory cycle taxonomy";

/// What people do and say, behind a name.
pub(super) const DOES: &str = "said says told tells asked lives lived moved went was is has had wanted felt feels came left \
    wrote started stayed thinks thought knows loves likes wants who returned joined got now and attends \
    attended ran became";

/// What is numbered or counted, behind a capital.
pub(super) const NO_PERSON: &str = "section year years chapter table figure part priority outcome appendix annex phase stage key \
    level page paragraph band tier step question note number total act england ofsted wave unit \
    week quarter day child boy girl father mother carer parent pupil leaver person people children \
    teams team council workers locality care services";

/// Bodies, systems, models and programmes that are known by a name of their own.
pub(super) const BODIES: &str = "ofsted cafcass coram mencap barnardo barnardos nspcc childline kooth mockingbird catch22 \
    place2be youngminds stonewall liquidlogic mosaic eclipse carefirst azeus kidscape winstons mermaids \
    mindofmyown viewpoint bright-spots makaton thrive theraplay incredible triple-p safelives respect \
    missing-people relate homestart home-start surestart sure-start gingerbread shelter crisis centrepoint \
    nacro turning-point addaction cranstoun rethink papyrus samaritans whatsapp facebook instagram tiktok \
    snapchat youtube teams sharepoint excel tableau powerbi linkedin google zoom gillick fraser merton \
    capita rowntree kolb southwark munby munro laming macalister lambeth signs brexit covid whitsun kinship nicola";

/// Who belongs to somebody.
pub(super) const KIN: &str = "mother father mum dad sister brother sisters brothers sibling siblings twin aunt \
    uncle nan gran grandmother grandfather grandad grandma grandparents grandparent cousin stepfather stepmother \
    carer carers parents parent baby son daughter partner husband wife boyfriend girlfriend niece nephew guardian \
    stepdad stepmum family";

/// Two capitals that are no initials of somebody.
pub(super) const SHORTS: &str = "pa sw hv gp hr it ta eh qa cp ad da pe ed uk eu us yp cs fs ht ep ot ch vs ks pi \
    iq tv pr id re ya ic fc hq mp dc ds pc dv ex so an la ph ii iv vi jd si am pm";

/// What few can be in, so that so many of them are known.
pub(super) const SET_PLACES: &str = "custody secure remand prison hospital detention unregistered unregulated \
    deprivation dol dols refuge bed-and-breakfast hostel tier-4";

/// What a mailbox or a telephone of many stands beside.
pub(super) const SHARED: &str = "inbox mailbox shared hub hubs helpline switchboard reception duty hotline freephone \
    line textline lines desk consultation mash edt professional professionals";

/// What says that a number belongs to one person.
pub(super) const ONES_OWN: &str = "his her mother father mum dad carer carers personal mobile home directly own direct \
    grandmother parent aunt uncle child boy girl worker named";
