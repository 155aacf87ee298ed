"""Countries: the names that newspapers call them by, and their letters (ISO 3166-1 alpha-2).

Each line has a country's letters, then its names and large parts of it that bear a name
of their own. A name in the lines of two countries is that of either.
"""

from __future__ import annotations

from typing import Final

from onrecord.resolve.nouns import POSTAL, STATES

US: Final = "US"

_LINES: Final = """
AD Andorra
AE United Arab Emirates, UAE, U.A.E.
AF Afghanistan, Helmand, Kandahar Province
AG Antigua and Barbuda, Antigua
AL Albania
AM Armenia
AO Angola
AR Argentina, Patagonia
AT Austria, Tyrol, Carinthia
AU Australia, New South Wales, Queensland, Tasmania, South Australia, Western Australia
AU Northern Territory
AZ Azerbaijan
BA Bosnia, Bosnia and Herzegovina, Bosnia-Herzegovina
BB Barbados
BD Bangladesh
BE Belgium, Flanders, Wallonia
BF Burkina Faso
BG Bulgaria
BH Bahrain
BI Burundi
BJ Benin
BM Bermuda
BN Brunei
BO Bolivia
BR Brazil
BS Bahamas, the Bahamas
BT Bhutan
BW Botswana
BY Belarus
BZ Belize
CA Canada, Ontario, Quebec, Québec, British Columbia, Alberta, Manitoba, Saskatchewan, Nova Scotia
CA New Brunswick, Newfoundland, Prince Edward Island, Yukon, Nunavut
CD Democratic Republic of Congo, Democratic Republic of the Congo, DR Congo, DRC, Zaire, Congo
CF Central African Republic
CG Republic of the Congo, Congo-Brazzaville, Congo
CH Switzerland
CI Ivory Coast, Côte d’Ivoire, Côte d'Ivoire, Cote d'Ivoire
CL Chile
CM Cameroon
CN China, People's Republic of China, People’s Republic of China, Xinjiang, Tibet, Sichuan
CN Guangdong, Hubei, Yunnan, Inner Mongolia, Hebei, Henan, Hunan, Fujian, Zhejiang, Jiangsu
CN Shandong
CO Colombia
CR Costa Rica
CU Cuba
CV Cape Verde, Cabo Verde
CY Cyprus
CZ Czech Republic, Czechia
DE Germany, West Germany, East Germany, Bavaria, Saxony, Hesse, Brandenburg, Thuringia, Saarland
DE Baden-Württemberg, Lower Saxony, North Rhine-Westphalia
DJ Djibouti
DK Denmark
DM Dominica
DO Dominican Republic
DZ Algeria
EC Ecuador
EE Estonia
EG Egypt, Sinai
ER Eritrea
ES Spain, Catalonia, Andalusia, Basque Country, Galicia, Canary Islands
ET Ethiopia, Tigray
FI Finland
EH Western Sahara
FJ Fiji
FM Micronesia
FR France, Normandy, Brittany, Provence, Alsace, Corsica
GA Gabon
GB Britain, Great Britain, United Kingdom, UK, U.K., England, Scotland, Wales, Northern Ireland
GB Yorkshire, Cornwall, Kent, Essex, Devon, Surrey
GD Grenada
GE Georgia, Abkhazia, South Ossetia
GH Ghana
GL Greenland
GM Gambia, the Gambia
GN Guinea
GQ Equatorial Guinea
GR Greece, Crete
GT Guatemala
GW Guinea-Bissau
GY Guyana
HK Hong Kong
HN Honduras
HR Croatia
HT Haiti
HU Hungary
ID Indonesia, Bali, Aceh, Java, Sumatra
IE Ireland, Republic of Ireland
IL Israel
IN India, Punjab, Gujarat, Uttar Pradesh, Bihar, Kerala, Tamil Nadu, Maharashtra, West Bengal
IN Rajasthan, Assam, Karnataka
IQ Iraq, Iraqi Kurdistan, Anbar
IR Iran
IS Iceland
IT Italy, Sicily, Tuscany, Lombardy, Sardinia, Umbria, Veneto
JM Jamaica
JO Jordan
JP Japan, Okinawa, Hokkaido
KE Kenya
KG Kyrgyzstan
KH Cambodia
KI Kiribati
KM Comoros
KN Saint Kitts and Nevis, St. Kitts
KP North Korea
KR South Korea, Korea
KW Kuwait
KZ Kazakhstan
LA Laos
LB Lebanon
LC Saint Lucia, St. Lucia
LI Liechtenstein
LK Sri Lanka
LR Liberia
LS Lesotho
LT Lithuania
LU Luxembourg
LV Latvia
LY Libya
MA Morocco
MC Monaco
MD Moldova
ME Montenegro
MG Madagascar
MH Marshall Islands
MK North Macedonia, Macedonia
ML Mali
MM Myanmar, Burma
MN Mongolia
MO Macau, Macao
MP Northern Mariana Islands
MR Mauritania
MT Malta
MU Mauritius
MV Maldives
MW Malawi
MX Mexico, Chiapas, Sinaloa, Oaxaca, Sonora, Chihuahua, Baja California
MY Malaysia
MZ Mozambique
NA Namibia
NE Niger
NG Nigeria, Borno
NI Nicaragua
NL Netherlands, the Netherlands, Holland
NO Norway
NP Nepal
NR Nauru
NZ New Zealand
OM Oman
PA Panama
PE Peru
PG Papua New Guinea
PH Philippines, the Philippines, Mindanao
PK Pakistan, Punjab, Sindh, Balochistan
PL Poland
PR Puerto Rico
PS Palestine, Palestinian territories, Gaza, Gaza Strip, West Bank
PT Portugal, Madeira, Azores
PW Palau
PY Paraguay
QA Qatar
RO Romania, Transylvania
RS Serbia
RU Russia, Soviet Union, USSR, Siberia, Chechnya, Dagestan
RW Rwanda
SA Saudi Arabia
SB Solomon Islands
SC Seychelles
SD Sudan, Darfur
SE Sweden
SG Singapore
SI Slovenia
SK Slovakia
SL Sierra Leone
SM San Marino
SN Senegal
SO Somalia, Puntland, Somaliland
SR Suriname
SS South Sudan
ST São Tomé and Príncipe, Sao Tome and Principe
SV El Salvador
SY Syria
SZ Eswatini, Swaziland
TD Chad
TG Togo
TH Thailand
TJ Tajikistan
TL East Timor, Timor-Leste
TM Turkmenistan
TN Tunisia
TO Tonga
TR Turkey, Türkiye, Anatolia
TT Trinidad and Tobago, Trinidad
TV Tuvalu
TW Taiwan
TZ Tanzania, Zanzibar
UA Ukraine, Crimea, Donbas, Donbass, Donetsk Oblast
UG Uganda
US United States, the United States, United States of America, U.S., US, USA, U.S.A., America, D.C.
US District of Columbia, Guam, Midwest, Deep South, New England, Southern California
US Northern California, Silicon Valley
UY Uruguay
UZ Uzbekistan
VA Vatican City, Holy See
VC Saint Vincent and the Grenadines
VE Venezuela
VN Vietnam
VU Vanuatu
WS Samoa
XK Kosovo
YE Yemen
ZA South Africa
ZM Zambia
ZW Zimbabwe
"""


def lines(told: str) -> dict[str, frozenset[str]]:
    """A table of lines "letters, names" as names and the letters that each may stand for."""
    found: dict[str, set[str]] = {}
    for line in told.strip().splitlines():
        letters, _, names = line.partition(" ")
        for name in names.split(","):
            found.setdefault(name.strip(), set()).add(letters)
    return {name: frozenset(letters) for name, letters in found.items()}


# "Jersey" and the short forms that newspapers put behind a city: "Boise, Idaho", "Macon, Ga."
AMERICAN: Final = frozenset(
    (*POSTAL.values(), *STATES, *(f"{short}." for short in STATES), *POSTAL, "D.C", "D.C.")
)

NATIONS: Final = {
    **{name: frozenset((US,)) for name in POSTAL.values()},
    **lines(_LINES),
    "Georgia": frozenset((US, "GE")),
}
"""From the name of a country, or of a large part of one, to the letters that it may stand for."""
