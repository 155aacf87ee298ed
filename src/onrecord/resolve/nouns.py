"""Sources that are no person: organizations, documents, groups, places.

Plain word lists, to be read and corrected. All words stand in lower case,
except names, which stand as they are printed.
"""

from __future__ import annotations

from typing import Final

from onrecord.resolve.tables import phrases, words

# Organizations that no rule would know as one by its last word.
ORGANIZATIONS: Final = phrases(
    """
    White House, Pentagon, Kremlin, Congress, Senate, House, Capitol Hill, Supreme Court,
    Parliament, House of Representatives, House of Commons, House of Lords, Downing Street, Wall
    Street, Silicon Valley, Vatican, Holy See, Justice, Treasury, Interpol, Scotland Yard,
    Homeland Security, Immigration and Customs Enforcement, Customs and Border Protection,
    Border Patrol, Secret Service, Citizenship and Immigration Services, Health and Human
    Services, Coast Guard, National Guard, Federal Reserve, Fed, European Union, United Nations,
    World Bank, Islamic State, Hamas, Hezbollah, Taliban, al-Qaida, al Qaeda, al-Qaeda, Knesset,
    Duma, Bundestag, Labour, Likud, Tories, Tory, Whigs, Planned Parenthood, Human Rights Watch,
    Amnesty International, Doctors Without Borders, Greenpeace, Heritage Action, Judicial Watch,
    Common Cause, Emily’s List, EMILY’s List, Teamsters, WikiLeaks, Black Lives Matter, Club for
    Growth, Freedom Caucus, Tea Party, Ku Klux Klan, Girl Scouts, Google, Facebook, Twitter,
    Apple, Microsoft, Amazon, Uber, Boeing, Exxon, Exxon Mobil, Walmart, Wal-Mart, Toyota, Ford,
    General Motors, Carrier, Nabisco, Netflix, YouTube, Starbucks, Disney, Goldman Sachs, Wells
    Fargo, Gallup, Pew, Quinnipiac, Rasmussen, Nielsen, Moody’s, Politico, POLITICO, Breitbart,
    Reuters, Bloomberg, Forbes, Fortune, Time, Newsweek, Vox, Slate, Salon, BuzzFeed, Gawker,
    Axios, ProPublica, Vanity Fair, New Yorker, Economist, Atlantic, Esquire, Rolling Stone,
    Mother Jones, National Review, Weekly Standard, Daily Caller, Daily Beast, Huffington Post,
    HuffPost, Washington Post, New York Times, Wall Street Journal, USA Today, USA TODAY, Los
    Angeles Times, Associated Press, Fox, Fox News, MSNBC, Univision, Telemundo, Al Jazeera,
    Univision News, Le Monde, Der Spiegel, Guardian, PolitiFact, Politifact, FactCheck.org,
    Food and Agriculture Organization, Food and Drug Administration, Centers for Disease Control
    and Prevention, Securities and Exchange Commission, Organisation for Economic Co-operation
    and Development, Wikinews, Wikipedia, Reddit,
    Xinhua, Tass, RealClearPolitics, FiveThirtyEight, Open Secrets, Snopes, Nato, Unicef, Unesco,
    Opec, Asean, Fifa, Uefa, Nasa, Europol, Frontex, Ofcom, Ofgem, Ofsted, Ofwat, Defra, Acas,
    Unison, Aslef, Hansard, Oxfam, Save the Children, Médecins Sans Frontières, Which?, Cosatu,
    Eskom, Transnet, Tesla, OpenAI, Anthropic, Nvidia, Intel, Samsung, Sony, Nokia, Ericsson,
    TikTok, Instagram, WhatsApp, Airbus, Ryanair, Tesco, Asda, Sainsbury’s, Lidl, Aldi, Ikea,
    Barclays, Lloyds, HSBC, Daily Mail, Daily Star, Daily Express, Daily Telegraph, Financial Times,
    Sunday Times, Evening Standard, El País, Die Zeit, Le Figaro, Haaretz, Sky News, Euronews,
    Dagens Nyheter, Aftonbladet, Kyiv Independent, Old Bailey, Number 10, No 10
    """
)

# A capitalized phrase that ends in one of these, or holds one before an "of",
# is the name of an organization.
ORGANIZATION_HEADS: Final = words(
    """
    presidency united airlines airways economics nyheter polytechnic
    academy administration agency alliance americans army assembly associates association
    authority bank bee bloc board brigade brotherhood bureau cabinet campaign caucus center
    centre chamber chronicle church circuit citizens city clinic club coalition college command
    commission committee community companies company confederation conference congregation
    congress consortium convention cooperative corp corporation corps council courier court
    daily department diocese directorate dispatch district division electric embassy enterprises
    examiner exchange federation firm force forces forum foundation fund gazette globe
    government group groups guard guild herald holdings hospital house inc incorporated
    industries initiative inquirer institute institution insurance international journal
    laboratory labs league legion legislature llc llp lobby ltd fc plc magazine ministry mission
    monitor mosque movement museum network news observer office orchestra order organisation
    organization pac pacs parliament partners partnership party patriots patrol police post
    press project radio register reserve restaurants review school schools sciences secretariat
    security senate sentinel service services society solutions squad station strategies studios
    subcommittee sun synagogue syndicate systems team teamsters technologies telegraph
    television temple times today tribunal tribune trust tv union unions university ventures
    watch workers
    """
)

# Heads after which "of …" or "for …" goes on with the name.
TAKES_OF: Final = words(
    """
    academy agency alliance americans army association bank bar board brotherhood bureau center
    centers centre chamber church citizens city club coalition college commission committee
    community conference congress corps council court department diocese district embassy
    federation foundation fund general house institute institutes institution kingdom league
    legion library ministry mothers museum national network office order organisation
    organization parliament party project republic school secretariat sisters society sons state
    states union university women workers
    """
)

# Heads that "for …" and "on …" may follow, too: "Center for …", "Council on …".
TAKES_FOR: Final = words(
    """
    alliance americans association bureau campaign center centers centre citizens club coalition
    agency commission committee conference council department foundation fund institute
    ministry mothers office project
    society union veterans women workers
    """
)

# Heads that are surnames, too: behind a given name they end a person's name.
SURNAMES_TOO: Final = words(
    """
    banks battle bay beach bee bishop bond bridge bridges church college court day east field
    fields flag force ford forest fund gate gates guard hall hill hills house island lake lane
    law march may mission mount north page paradise park parks patriots plan post press price
    reed register rice river rivers rule school season south spring state street sun temple
    tower town tree valley wall war watch weeks west wing winter wood woods workers world young
    """
)

# Capitalized phrases that end in one of these name neither a person nor a body.
THING_HEADS: Final = words(
    """
    borough oblast prefecture region
    accord act agenda agreement airport alley amendment april arena august avenue award awards
    ballroom battle bay beach bill boulevard bowl bridge building caucuses cemetery championship
    christmas coast code constitution convention county crisis cup day deal debate debates
    december doctrine drive east easter era estate eve fair february field flag forest games
    gate gulf hall heights hill hills holiday holocaust hotel inn island islands january july
    june jury justice lake lane law library march medal memorial mount mountain november ocean
    october olympics order palace park peninsula pipeline plan plaza plus primaries primary
    prize protocol province ranch range resolution resort revolution river road room rule
    scandal sea season september south square stadium state states street strip summit territory
    test thanksgiving theater theatre tower towers town treaty tree tuesday university valley
    village wall war wars week west wing world year zone
    """
)

# Places. A place that says something is its government: an organization.
PLACES: Final = phrases(
    """
    Afghanistan, Africa, Albania, Algeria, America, Argentina, Armenia, Asia, Australia,
    Austria, Bahrain, Bangladesh, Belarus, Belgium, Benghazi, Bolivia, Bosnia, Brazil, Britain,
    Bulgaria, Cambodia, Canada, Chile, China, Colombia, Crimea, Croatia, Cuba, Cyprus, Denmark,
    Ecuador, Egypt, El Salvador, England, Estonia, Ethiopia, Europe, Finland, France, Gaza,
    Georgia, Germany, Ghana, Greece, Guatemala, Haiti, Honduras, Hong Kong, Hungary, Iceland,
    India, Indonesia, Iran, Iraq, Ireland, Israel, Italy, Jamaica, Japan, Jordan, Kazakhstan,
    Kenya, Kosovo, Kuwait, Latvia, Lebanon, Libya, Lithuania, Luxembourg, Malaysia, Mali,
    Mexico, Moldova, Mongolia, Montenegro, Morocco, Myanmar, Netherlands, New Zealand,
    Nicaragua, Nigeria, North Korea, Norway, Oman, Pakistan, Panama, Paraguay, Peru,
    Philippines, Poland, Portugal, Puerto Rico, Qatar, Romania, Russia, Rwanda, Saudi Arabia,
    Scotland, Serbia, Singapore, Slovakia, Slovenia, Somalia, South Africa, South Korea, Soviet
    Union, Spain, Sudan, Sweden, Switzerland, Syria, Taiwan, Tehran, Thailand, Tunisia, Turkey,
    Ukraine, United Kingdom, United States, Uruguay, Uzbekistan, Venezuela, Vietnam, Wales,
    Yemen, Zimbabwe, U.S., U.K., US, UK, EU, UAE, U.N., UN, Alabama, Alaska, Arizona, Arkansas,
    California, Colorado, Connecticut, Delaware, Florida, Hawaii, Idaho, Illinois, Indiana,
    Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota,
    Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, New
    York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island,
    South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, Washington, West
    Virginia, Wisconsin, Wyoming, Appalachia, Midwest, South, Northeast, West, East, North,
    Middle East, Latin America, Albany, Atlanta, Austin, Baltimore, Baghdad, Beijing, Berlin,
    Boston, Brooklyn, Brussels, Cairo, Charleston, Charlotte, Chicago, Cincinnati, Cleveland,
    Columbus, Dallas, Damascus, Denver, Des Moines, Detroit, Fort Worth, Geneva, Havana,
    Houston, Indianapolis, Jerusalem, Kabul, Kansas City, Kiev, Las Vegas, London, Los Angeles,
    Madrid, Manhattan, Manila, Mar-a-Lago, Memphis, Mexico City, Miami, Milwaukee, Minneapolis,
    Moscow, Munich, Nashville, New Delhi, New Orleans, New York City, Oakland, Oklahoma City,
    Orlando, Ottawa, Paris, Philadelphia, Phoenix, Pittsburgh, Portland, Pyongyang, Riyadh,
    Rome, Sacramento, Salt Lake City, San Antonio, San Bernardino, San Diego, San Francisco, San
    Jose, Seattle, Seoul, St. Louis, Stockholm, Sydney, Tampa, Tel Aviv, Tijuana, Tokyo,
    Abu Dhabi, Abuja, Addis Ababa, Adelaide, Amsterdam, Ankara, Athens, Auckland, Bangkok,
    Barcelona, Beirut, Belfast, Belgrade, Birmingham, Bogotá, Brisbane, Bristol, Bucharest,
    Budapest, Buenos Aires, Calgary, Canberra, Cape Town, Caracas, Cardiff, Copenhagen, Delhi,
    Dhaka, Doha, Dublin, Durban, Edinburgh, Edmonton, Frankfurt, Glasgow, Halifax, Hamburg, Hanoi,
    Harare, Helsinki, Islamabad, Istanbul, Jakarta, Johannesburg, Karachi, Khartoum, Kolkata,
    Kuala Lumpur, Kyiv, Lagos, Lahore, Leeds, Leicester, Lima, Lisbon, Liverpool, Manchester,
    Marseille, Melbourne, Milan, Montreal, Mumbai, Nairobi, Naples, Newcastle, Nottingham, Oslo,
    Perth, Prague, Pretoria, Quebec, Reykjavik, Riga, Rio de Janeiro, Rotterdam, Santiago,
    Shanghai, Sheffield, Southampton, Strasbourg, Tallinn, Tbilisi, The Hague, Tripoli, Tunis,
    Vancouver, Vilnius, Wellington, Westminster, Winnipeg, Zagreb, Zurich, Ontario, Alberta,
    Manitoba, Saskatchewan, Nova Scotia, New Brunswick, British Columbia, Queensland, Tasmania,
    New South Wales, Gauteng, KwaZulu-Natal, Northern Ireland,
    Toronto, Tucson, Vienna, Warsaw, Washington D.C., D.C., Long Island, Palm Beach, Capitol,
    Trump Tower, Bay Area
    """
)

# The way newspapers shorten the states, for party tags: (R-Ariz.).
STATES: Final = {
    "Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California",
    "Colo": "Colorado", "Conn": "Connecticut", "Del": "Delaware", "Fla": "Florida",
    "Ga": "Georgia", "Ill": "Illinois", "Ind": "Indiana", "Kan": "Kansas", "Ky": "Kentucky",
    "La": "Louisiana", "Mass": "Massachusetts", "Md": "Maryland", "Mich": "Michigan",
    "Minn": "Minnesota", "Miss": "Mississippi", "Mo": "Missouri", "Mont": "Montana",
    "N.C": "North Carolina", "N.D": "North Dakota", "N.H": "New Hampshire",
    "N.J": "New Jersey", "N.M": "New Mexico", "N.Y": "New York", "Neb": "Nebraska",
    "Nev": "Nevada", "Okla": "Oklahoma", "Ore": "Oregon", "Pa": "Pennsylvania",
    "R.I": "Rhode Island", "S.C": "South Carolina", "S.D": "South Dakota",
    "Tenn": "Tennessee", "Tex": "Texas", "Va": "Virginia", "Vt": "Vermont",
    "W.Va": "West Virginia", "Wash": "Washington", "Wis": "Wisconsin", "Wyo": "Wyoming",
}  # fmt: skip

# The same by the two letters of the post: (R-AZ).
POSTAL: Final = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California",
    "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa",
    "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland",
    "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi",
    "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire",
    "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina",
    "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania",
    "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee",
    "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington",
    "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip

PARTIES: Final = {
    "R": "republican",
    "D": "democrat",
    "I": "independent",
    "Republican": "republican",
    "Democrat": "democrat",
    "Independent": "independent",
}

# First words that make a capitalized phrase no person's name.
DEMONYMS: Final = words(
    """
    Afghan African African-American American Americans Arab Arabs Asian Australian Austrian
    Belgian Brazilian British Canadian Catholic Catholics Chinese Christian Christians Colombian
    Cuban Democrat Democratic Democrats Dutch Eastern Egyptian English European Filipino French
    GOP German Germans Greek Hispanic Hispanics Hungarian Indian Indians Iranian Iranians Iraqi
    Irish Islamic Israeli Israelis Italian Japanese Jewish Jews Korean Kurdish Kurds Latin
    Latino Latinos Libyan Mexican Mexicans Millennials Mormon Mormons Muslim Muslims Northern
    Norwegian Pakistani Palestinian Palestinians Polish Portuguese Protestant Puerto Republican
    Republicans Roman Romanian Russian Russians Saudi Scottish Serbian Somali Southern Spanish
    Sunni Swedish Swiss Syrian Syrians Texan Texans Turkish Ukrainian Venezuelan Vietnamese
    Western
    """
)

# What somebody wrote or issued, and what a newspaper can quote by itself.
DOCUMENTS: Final = words(
    """
    autopsy brochure counts estimates guide inquest inquiry leaflets memoirs newsletter probe
    advert advisory commercial proclamation research
    account ad advertisement affidavit agreement amendment analysis announcement application
    article audit bill biography blog book brief budget bulletin cable calculation charter
    column communique complaint constitution contract count data dataset decision declaration
    decree directive disclosure document documents draft e-mail e-mails editorial email emails
    essay estimate excerpt file files filing filings findings footage forecast guidance
    guidelines index indictment investigation invitation law lawsuit leaflet ledger legislation
    letter letters list magazine mailer manifesto manual memo memoir memorandum memos message
    minutes motion note notes notice op-ed opinion order paper passage permit petition plan
    platform poll polling polls post posts press-release projection proposal proposals
    publication questionnaire quote ranking readout record records regulation release report
    reports resolution results review rule rules ruling script slogan spot statement statements
    statistics statute stories story studies study subpoena suit summary survey surveys
    testimony text transcript transcripts treaty tweet tweets update verdict version video
    warrant website
    """
)

# Words spoken or written by the one whose they are: "Trump's remarks" speak for Trump.
UTTERANCES: Final = words(
    """
    account accusation accusations address admission advice answer answers appeal argument
    arguments assertion assertions assessment belief call claim claims comment comments concern
    concerns criticism critique declaration demand demands denial description email explanation
    fear fears insistence interview language letter message monologue note op-ed opinion plea
    pledge position post prediction promise promises question questions quip remark remarks
    reply response retort rhetoric speech speeches stance statement statements suggestion
    testimony text thoughts tweet tweets view views vow warning warnings words
    """
)

# Plural people without a name. `-s` titles (officials, aides, supporters) need no row here.
GROUPS: Final = words(
    """
    backbenchers campaigners carers commuters councillors doctors households housebuilders leavers
    locals ministers mps neighbours nurses passengers peers pensioners remainers schoolchildren
    shoppers tenants unions
    activists adults all allies americans analysts attendees audience both catholics children
    christians citizens colleagues communities conservatives countries couples critics crowd
    democrats detractors elites employees establishment evangelicals experts families fans
    figures folks friends hawks hispanics households immigrants insiders investigators jews
    journalists jurors kids latinos lawmakers leaders liberals loyalists majority many media men
    migrants millennials minority moderates most muslims nations neighbors neither none
    observers others panelists parents participants parties pastors patients people persons
    police politicians progressives prosecutors protesters protestors public pundits rabble
    readers rebels refugees relatives reporters republicans researchers residents respondents
    retirees scientists seniors several skeptics some states students supporters survivors
    teachers those traders troops undecideds viewers volunteers voters watchers whites witnesses
    women workers youth youths
    """
)

# Nouns for one person or a few whom the text does not name.
UNNAMED: Final = words(
    """
    another anybody anyone attendee being boss boy brother caller child citizen colleague couple
    cousin employee everybody everyone father figure friend girl guard guest guy immigrant
    insider investigator juror kid lady local man migrant mother narrator native neighbor nobody
    observer one onlooker other parent participant passerby patient person pilot plaintiff
    protester radioman reader refugee relative respondent senior server skeptic somebody someone
    source sources staff stranger survivor suspect taxpayer tourist trader user victim victims
    viewer villager witness woman youngster
    """
)

_PAPERS: Final = (
        "times", "post", "journal", "tribune", "herald", "gazette", "globe", "chronicle",
        "examiner", "observer", "sentinel", "register", "inquirer", "bee", "telegraph", "daily",
        "sun", "today", "guardian", "dispatch",
)  # fmt: skip

# Bodies that an article speaks of without their name: "the department", "the campaign".
# Each leads to words of which the name of the one that is meant holds one.
BODIES: Final = {
    "department": ("department",),
    "agency": (
        "agency", "administration", "bureau", "commission", "enforcement", "patrol",
        "protection", "service", "services",
    ),
    "bureau": ("bureau", "investigation"),
    "administration": ("administration",),
    "ministry": ("ministry",),
    "committee": ("committee", "subcommittee"),
    "panel": ("committee", "subcommittee", "commission", "panel"),
    "commission": ("commission",),
    "council": ("council",),
    "board": ("board",),
    "court": ("court", "circuit"),
    "campaign": ("campaign",),
    "party": ("party",),
    "union": ("union", "federation", "brotherhood", "workers", "teamsters"),
    "university": ("university", "college"),
    "school": ("school", "academy"),
    "academy": ("academy",),
    "legislature": ("legislature", "assembly", "parliament"),
    "parliament": ("parliament",),
    "assembly": ("assembly",),
    "college": ("college",),
    "institute": ("institute",),
    "center": ("center", "centre"),
    "foundation": ("foundation",),
    "association": ("association",),
    "coalition": ("coalition", "alliance"),
    "league": ("league",),
    "group": (
        "group", "association", "alliance", "coalition", "union", "league", "society", "fund",
        "watch", "pac", "action", "council", "federation", "institute", "network", "project",
        "foundation", "center", "organization", "rights", "parenthood", "majority", "solutions",
    ),
    "organization": (
        "organization", "association", "alliance", "coalition", "union", "league", "society",
        "fund", "watch", "council", "federation", "institute", "network", "foundation", "center",
        "parenthood",
    ),
    "nonprofit": ("foundation", "institute", "center", "watch", "fund", "project"),
    "newspaper": _PAPERS,
    "paper": _PAPERS,
    "magazine": ("magazine", "time", "newsweek", "yorker", "atlantic", "review", "standard"),
    "network": ("news", "cnn", "nbc", "abc", "cbs", "msnbc", "fox", "univision", "network"),
    "company": ("company", "inc", "corp", "corporation", "group", "llc", "ltd", "co"),
    "firm": ("partners", "associates", "group", "llp", "strategies", "capital"),
    "bank": ("bank",),
    "think tank": ("institute", "center", "foundation", "institution"),
    "government": ("government",),
    "office": ("office",),
    "team": ("team", "campaign"),
    "camp": ("campaign",),
    "army": ("army",),
    "military": ("military", "army", "forces"),
    "police": ("police",),
    "hospital": ("hospital", "infirmary"),
    "charity": ("charity", "trust", "foundation", "fund", "aid"),
    "club": ("club", "fc", "united", "rovers"),
    "airline": ("airline", "airlines", "airways"),
    "retailer": ("stores", "supermarkets"),
    "lender": ("bank",),
    "tribunal": ("tribunal",),
    "authority": ("authority",),
}  # fmt: skip

# After a surname these name a body that belongs to it: "the Clinton campaign".
OWN_BODIES: Final = words("campaign camp administration team organization foundation family")
