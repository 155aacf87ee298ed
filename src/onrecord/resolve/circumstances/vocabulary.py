"""The words for circumstances: occasions, places without a name, and people who are spoken to.

Plain word lists, to be read and corrected; all in lower case, except names.
"""

from __future__ import annotations

from typing import Final

from onrecord.resolve.nouns import BODIES, GROUPS, UNNAMED
from onrecord.resolve.tables import phrases, words
from onrecord.resolve.titles import PLURAL_TITLES, SHORT_PLURALS, TITLES

# What somebody said something in, at, or during: "in an interview", "at a rally".
GATHERINGS: Final = phrases(
    """
    appearance, appearances, banquet, breakfast, brunch, celebration, ceremony, commemoration,
    commencement, conference, convention, debate, debates, dinner, event, events, festival, forum,
    forums, fund-raiser, fundraiser, fundraisers, funeral, gala, gathering, gatherings, graduation,
    hearing, hearings, inauguration, launch, lecture, lunch, luncheon, march, meeting, meetings,
    memorial service, news conference, news conferences, panel, panel discussion, parade, party,
    press availability, press briefing, press conference, press conferences, presser, briefing,
    briefings, protest, rally, rallies, reception, retreat, roundtable, round table, seminar,
    service, session, sessions, signing, stop, stops, summit, symposium, talk, talks, town hall,
    town halls, town-hall, town hall meeting, trial, vigil, visit, walk, wedding, workshop, q&a,
    question-and-answer session, photo opportunity, photo op, tour, trip, sit-down, oral arguments,
    arraignment, sentencing, deposition, swearing-in, groundbreaking, ribbon-cutting, press gaggle,
    gaggle, presentation, gig, outing, episode, edition, installment, luncheons, fireside chat
    """
)
SPEECHES: Final = phrases(
    """
    address, addresses, acceptance speech, chat, closing argument, comment, comments, conference
    call, concession speech, conversation, conversations, discussion, discussions, exchange,
    exchanges, eulogy, farewell, homily, inaugural, inaugural address, interview, interviews,
    keynote, monologue, opening statement, phone call, phone calls, phone conversation, remarks,
    sermon, speech, speeches, testimony, telephone call, telephone conversation, call, calls, state
    of the union, state of the state, voice mail, voicemail, podcast, broadcast, telecast, segment,
    toast, victory speech, town hall, livestream, webcast, video conference, videoconference,
    teleconference
    """
)
WRITINGS: Final = phrases(
    """
    ad, advertisement, affidavit, article, autobiography, blog, blog entry, blog post, book, brief,
    column, complaint, court documents, court filing, court filings, court papers, declaration,
    dissent, e-mail, e-mails, editorial, email, emails, essay, filing, filings, letter, letters,
    memo, memoir, memorandum, message, messages, news release, note, notes, op-ed, op-ed article,
    open letter, opinion piece, post, posting, postings, posts, press release, press statement,
    questionnaire, statement, statements, text message, text messages, text, texts, thread, tweet,
    tweets, tweetstorm, video, video message, video statement, videos, web video, campaign ad,
    campaign video, written statement, written testimony, official statement, joint statement,
    prepared statement, prepared remarks, news analysis, report, letter to the editor, telegram,
    leaflet, pamphlet, website post, ruling, opinion, decision, legal papers, legal filing,
    lawsuit, documentary, indictment, motion, interview transcript
    """
)
# What the one who speaks for another "said in a statement" is no report of his own.
# Of these, a cue tells that one was sent or held: "issued a statement saying".
SENT: Final = phrases(
    """
    affidavit, e-mail, e-mails, email, emails, essay, letter, letters, memo, news release, op-ed,
    open letter, opinion piece, press release, speech, statement, text message, tweet, tweets,
    video, video message, written statement, joint statement, blog post, interview
    """
)
OCCASIONS: Final = GATHERINGS | SPEECHES | WRITINGS

# Words behind one of them with which it goes on: "a meeting with", "a speech to".
GOES_ON: Final = ("with", "to", "of", "before", "for", "between")
# Those behind which stands the one who is spoken to.
SPOKEN_WITH: Final = ("with", "to", "before")
# Occasions at which the one behind "with" is whom the words are for.
TWO_SIDED: Final = phrases(
    """
    interview, interviews, conversation, conversations, phone call, phone calls, call, calls,
    telephone call, telephone conversation, phone conversation, exchange, sit-down, chat, email
    exchange
    """
)

# Names with these words are occasions: "the Republican National Convention".
NAMED_EVENTS: Final = words(
    """
    Assembly Breakfast Caucus Conference Congress Convention Debate Dinner Festival Forum
    Inauguration Luncheon Meeting Summit Symposium Awards Olympics Games Gala CPAC AIPAC G20 G-20
    G7 G8
    """
)

# On or via these one writes or broadcasts.
CHANNELS: Final = phrases(
    """
    Twitter, Facebook, Instagram, YouTube, Snapchat, Reddit, Periscope, Tumblr, LinkedIn, Weibo,
    Telegram, WhatsApp, Parler, Gab, TikTok, Truth Social, Skype, Medium, Breitbart News Daily
    """
)
NETWORKS: Final = phrases(
    """
    Fox News, Fox, FOX, FOX News, FNC, Fox Business, Fox Business Network, CNN, MSNBC, NBC, ABC,
    CBS, PBS, NPR, BBC, BBC Radio, BBC Radio 4, ITV, Sky News, C-SPAN, CNBC, HBO, ESPN, Univision,
    Telemundo, Al Jazeera, Al-Jazeera, Bloomberg TV, Bloomberg Television, Newsmax, Newsmax TV,
    Comedy Central, Showtime, Netflix, SiriusXM, Sirius XM, Channel 4, Channel 4 News, National
    Public Radio, NBC News, ABC News, CBS News, RT, France 24, ARD, ZDF, CTV, CBC, Morning Joe,
    Good Morning America, Meet the Press, Face the Nation, This Week, State of the Union, Fox &
    Friends, Fox and Friends, Fox News Sunday, Hannity, Today, New Day, The View, The Tonight Show,
    Saturday Night Live, Hardball, The Situation Room
    """
)
SHOWS: Final = words("show program programme podcast broadcast newscast telecast")
# Written down with no name: "on his website", "on state television".
MEDIA: Final = phrases(
    """
    website, web site, site, blog, page, account, feed, profile, television, TV, radio, air, social
    media, social network, facebook page, twitter account, twitter feed, video, air, network,
    channel, state television, state tv, national television, live television, talk radio
    """
)
MEANS: Final = phrases("email, e-mail, phone, telephone, text message, text, video link, letter")

# Places that have no name: "at his home", "on the Senate floor".
PLACES: Final = phrases(
    """
    airfield, airport, apartment, apartment building, arena, auditorium, ballroom, bakery, bar,
    barn, barracks, army base, air base, military base, naval base, basilica, beach, border,
    brewery, building, bunker, cabin, cafe, campus, casino, cathedral, cemetery, chamber, chapel,
    church, city hall, clinic, coffee shop, college, community center, community college, compound,
    concert hall, consulate, convention center, country club, county courthouse, courthouse,
    courtroom, diner, dock, elementary school, embassy, estate, expo center, factory, fairground,
    fairgrounds, farm, fire station, firehouse, floor, garage, garden, golf club, golf course, golf
    resort, gym, gymnasium, hall, hangar, airplane hangar, headquarters, high school, home,
    hospital, hotel, hotel ballroom, house, inn, jail, lawn, library, lobby, mansion, memorial,
    middle school, monument, mosque, museum, office, offices, palace, parish, park, parking lot,
    parliament, penthouse, plant, plaza, podium, police station, polling place, polling station,
    prison, pub, pulpit, racetrack, ranch, refugee camp, residence, resort, restaurant, school,
    shipyard, shop, sidewalk, square, stadium, state capitol, state house, statehouse, station,
    steel plant, steps, storefront, store, street, studio, suite, summer home, synagogue, tarmac,
    temple, terminal, theater, theatre, tower, town square, train station, training center, union
    hall, university, vineyard, warehouse, wharf, winery, yard, villa, villas, campaign
    headquarters, campaign office, vacation home, crime scene, plane, campaign plane, bus, campaign
    bus, train, ship, stage
    """
)
# In these one is aboard.
CARRIERS: Final = words("plane bus train ship aircraft jet helicopter flight")
# A capitalized name that ends so is a place's: "Key Tower", "Roosevelt High School".
NAMED_PLACES: Final = words(
    """
    Academy Airport Arena Foundation Headquarters Institution Ministry Auditorium Ballroom Base
    Basilica Bay Beach Bridge Building Casino Cathedral Cemetery Center Centre Chapel Church
    Coliseum College Courthouse Court Embassy Garden Gardens Grounds Hall Hospital Hotel House
    Island Library Mall Mansion Memorial Monument Mosque Museum Office Palace Park Plant Plaza
    Prison Ranch Resort School Square Stadium Station Synagogue Temple Theater Theatre Tower
    University Village Institute Inn Club Farm Fairgrounds Field County Province District Township
    Valley Heights Springs Falls City Harbor Islands Street Avenue
    """
)

# People who listen, where no table of groups and titles has them.
_LISTENERS: Final = words(
    """
    assembly attendees audience audiences board congregation congregants cadets cameras chants
    congress correspondent correspondents conventiongoers court crowd crowds delegates diplomats
    editor editors elders executives fans followers gathering graduates guests host hundreds
    interviewer interviewers jurors jury lawmaker listeners lobbyists mayors media ministers
    moderator moderators mourners nation newsmen panel panelists parishioners parliament passers-by
    press protesters rallygoers rally-goers readers ralliers reporter reporters scores seminarians
    sailors shareholders soldiers subscribers thousands tens throng troops users veterans viewers
    visitors volunteers world worshipers worshippers boss colleague wife husband mother father son
    daughter lawyer lawyers attorney attorneys friend daily newspaper newspapers paper magazine
    network station channel website site outlet outlets broadcaster agency agencies radio tv
    television anchor hosts family families public country leadership party caucus conference
    committee subcommittee commission council senate house chamber judge judges police governments
    government officials ministry department administration company companies banks bank firms firm
    union unions countries nations states state city cities dignitaries dignitary forum convention
    rally meeting hearing summit event show program programme podcast series blog
    """
)
LISTENERS: Final = frozenset(
    {*_LISTENERS, *GROUPS, *UNNAMED, *PLURAL_TITLES, *SHORT_PLURALS, *TITLES, *BODIES}
    - {"head", "page", "fellow", "lead", "cast", "chair"}
)
# Audiences of no name of their own: whoever tells them something has not changed the occasion.
PRESENT: Final = words(
    """
    reporters press journalists media crowd audience supporters delegates lawmakers crowds voters
    thousands hundreds attendees gathering newsmen rallygoers listeners
    """
)

# Verbs whose object is the one who is told, in every form that a newspaper uses.
TELLS: Final = words(
    """
    tell tells told telling inform informs informed informing assure assures assured assuring
    remind reminds reminded reminding brief briefed briefing notify notified notifying lecture
    lectured lecturing reassure reassured reassuring
    """
)
# Those by which somebody is asked, told or warned to do something: it is theirs to do.
DIRECTS: Final = words(
    """
    ask asks asked asking urge urges urged urging order orders ordered ordering direct directs
    directed directing instruct instructs instructed instructing command commanded commanding
    implore implores implored imploring beg begs begged begging press pressed pressing advise
    advises advised advising encourage encourages encouraged encouraging invite invited inviting
    warn warns warned warning caution cautions cautioned cautioning challenge challenges challenged
    challenging exhort exhorted exhorting petition petitioned pressure pressured lobby lobbied
    lobbying persuade persuaded promise promises promised promising request requested
    """
)
# With "to" or "with" behind them.
SPEAKS: Final = words(
    """
    say says said saying speak speaks spoke spoken speaking talk talks talked talking write writes
    wrote written writing reply replied respond responds responded responding explain explained
    complain complained announce announced testify testified testifying appeal appealed appeals
    admit admitted confess confessed insist insisted remark remarked comment commented suggest
    suggested confide confided vent vented mention mentioned apologize apologized pledge pledged
    vow vowed declare declared describe described report reported confirm confirmed
    """
)
# Cues that go on with what somebody was saying.
GOES_ON_SAYING: Final = words(
    """
    say says said saying add adds added adding continue continues continued go goes went note notes
    noted noting argue argues argued arguing insist insists insisted insisting explain explains
    explained explaining warn warns warned warning call calls called calling describe describes
    described describing ask asks asked asking tell tells told telling claim claims claimed
    claiming suggest suggests suggested suggesting point points pointed pointing promise promises
    promised promising pledge pledges pledged pledging vow vows vowed vowing accuse accuses accused
    accusing blame blames blamed blaming criticize criticizes criticized criticizing mock mocks
    mocked mocking joke joked joking quip quipped urge urges urged urging acknowledge acknowledged
    acknowledging concede conceded conceding admit admitted admitting deny denied denying declare
    declared declaring state stated stating stress stressed stressing emphasize emphasized
    emphasizing reiterate reiterated repeat repeated repeating remark remarked recall recalled
    recalling recount recounted reply replied respond responded answer answered predict predicted
    predicting propose proposed proposing announce announced announcing praise praised praising
    thank thanked thanking defend defended defending dismiss dismissed dismissing reject rejected
    rejecting refer referred referring cite cited citing question questioned questioning observe
    observed observing mention mentioned mentioning contend contended assert asserted asserting
    express expressed expressing lament lamented laud lauded lauding tout touted touting slam
    slammed slamming attack attacked attacking rip ripped condemn condemned condemning conclude
    concluded concluding elaborate elaborated quote quoted quoting label labeled labeling compare
    compared comparing characterize characterized decline declined shout shouted yell yelled wrote
    write writes writing tweeted posted comment commented began begin started caution cautioned
    cautioning assure assured assuring complain complained complaining appeal appealed demand
    demanded demanding speak spoke speaking talk talked talking offer offered agree agreed agreeing
    according
    """
)
# What a phrase of circumstances may begin with, at a sentence's start or behind a comma.
PARTICIPLES: Final = words(
    """
    speaking addressing appearing talking testifying writing campaigning standing sitting visiting
    responding answering touring flanked surrounded asked pressed questioned interviewed meeting
    joined greeting posting tweeting
    """
)
# Sentences with one of these, and no statement, open an occasion of the one whom they name.
OPENS: Final = words(
    """
    spoke speaks appeared appears addressed testified campaigned campaigns stumped visited met
    arrived traveled travelled headlined attended sat gave gives delivered delivers held holds
    hosted stood stopped tweeted posted issued
    """
)
