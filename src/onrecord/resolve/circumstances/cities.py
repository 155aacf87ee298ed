"""Cities: about a thousand that newspapers name without their country, and where they lie.

Each line has a country's letters (ISO 3166-1 alpha-2), then cities. A name in the lines
of two countries may be either; where nearly everybody means one, only that one has it.
"""

from __future__ import annotations

from typing import Final

from onrecord.resolve.circumstances.nations import lines

_LINES: Final = """
AE Abu Dhabi, Dubai, Sharjah
AF Kabul, Kandahar, Herat, Mazar-i-Sharif, Kunduz, Jalalabad, Lashkar Gah, Bagram
AL Tirana, Durrës
AM Yerevan
AO Luanda
AR Buenos Aires, Rosario, Mendoza, La Plata, Mar del Plata, Córdoba, Cordoba
AT Vienna, Salzburg, Graz, Linz, Innsbruck, Kitzbühel
AU Canberra, Sydney, Melbourne, Brisbane, Perth, Adelaide, Hobart, Darwin, Cairns, Newcastle
AU Gold Coast, Alice Springs, Geelong, Wollongong, Ballarat, Bendigo, Townsville
AZ Baku, Ganja
BA Sarajevo, Banja Luka, Mostar, Srebrenica
BB Bridgetown
BD Dhaka, Chittagong, Khulna, Sylhet, Cox’s Bazar, Cox's Bazar
BE Brussels, Antwerp, Ghent, Bruges, Liège, Liege, Charleroi, Leuven, Mons
BF Ouagadougou
BG Sofia, Plovdiv, Varna, Burgas
BH Manama
BI Bujumbura, Gitega
BJ Cotonou, Porto-Novo
BN Bandar Seri Begawan
BO La Paz, Santa Cruz de la Sierra, Cochabamba, Sucre, El Alto
BR Brasília, Brasilia, São Paulo, Sao Paulo, Rio de Janeiro, Salvador, Recife, Porto Alegre, Manaus
BR Belo Horizonte, Curitiba, Fortaleza, Belém
BS Nassau, Freeport
BT Thimphu
BW Gaborone
BY Minsk, Gomel, Brest, Vitebsk
BZ Belmopan, Belize City
CA Ottawa, Toronto, Montreal, Montréal, Vancouver, Calgary, Edmonton, Winnipeg, Quebec City
CA Halifax, Hamilton, Regina, Saskatoon, Victoria, Charlottetown, Fredericton, Mississauga
CA Kitchener, Moncton, Iqaluit, Yellowknife, Whitehorse, Surrey, Brampton, Whistler, Banff
CD Kinshasa, Goma, Lubumbashi, Bukavu, Bunia, Kisangani
CF Bangui
CG Brazzaville
CH Bern, Berne, Geneva, Zurich, Zürich, Basel, Lausanne, Davos, Lugano, Lucerne, Montreux
CI Abidjan, Yamoussoukro, Bouaké
CL Santiago, Valparaíso, Valparaiso, Concepción, Antofagasta
CM Yaoundé, Yaounde, Douala
CN Beijing, Shanghai, Guangzhou, Shenzhen, Tianjin, Chongqing, Wuhan, Chengdu, Hangzhou, Nanjing
CN Xi’an, Xi'an, Harbin, Shenyang, Dalian, Qingdao, Kunming, Urumqi, Lhasa, Xiamen, Sanya, Hefei
CN Zhengzhou, Changsha, Dongguan
CO Bogotá, Bogota, Medellín, Medellin, Cali, Barranquilla, Cartagena, Cúcuta
CR San José, San Jose
CU Havana, Santiago de Cuba, Guantánamo, Guantanamo, Guantánamo Bay, Guantanamo Bay
CV Praia
CY Nicosia, Limassol, Larnaca, Paphos
CZ Prague, Brno, Ostrava, Plzeň
DE Berlin, Munich, Hamburg, Frankfurt, Cologne, Stuttgart, Düsseldorf, Dusseldorf, Dresden, Leipzig
DE Bonn, Bremen, Hanover, Hannover, Nuremberg, Dortmund, Essen, Potsdam, Ramstein, Heidelberg
DE Karlsruhe, Mainz, Wiesbaden, Halle, Chemnitz, Magdeburg, Rostock, Kiel, Aachen
DJ Djibouti City
DK Copenhagen, Aarhus, Odense
DO Santo Domingo, Punta Cana
DZ Algiers, Oran, Constantine
EC Quito, Guayaquil, Cuenca
EE Tallinn, Tartu
EG Cairo, Alexandria, Giza, Suez, Port Said, Luxor, Sharm el-Sheikh, Sharm el Sheikh, Aswan
EG Ismailia
ER Asmara
ES Madrid, Barcelona, Valencia, Seville, Zaragoza, Málaga, Malaga, Bilbao, Granada, San Sebastián
ES Córdoba, Cordoba, Palma, Santiago de Compostela, Pamplona, Alicante
ET Addis Ababa, Mekelle, Bahir Dar
FI Helsinki, Espoo, Tampere, Turku
FJ Suva
FR Paris, Marseille, Marseilles, Lyon, Lyons, Toulouse, Nice, Nantes, Strasbourg, Bordeaux, Lille
FR Cannes, Calais, Rennes, Reims, Grenoble, Versailles, Biarritz, Évian, Deauville, Normandy, Dijon
FR Metz, Rouen, Le Havre, Toulon
GA Libreville
GB London, Edinburgh, Glasgow, Cardiff, Belfast, Birmingham, Manchester, Liverpool, Leeds
GB Sheffield, Bristol, Newcastle, Nottingham, Leicester, Oxford, Cambridge, Brighton, Southampton
GB Portsmouth, Plymouth, Aberdeen, Dundee, Swansea, Derry, Londonderry, York, Bath, Exeter, Norwich
GB Coventry, Blackpool, Bournemouth, Hull, Salisbury, Windsor, Stoke-on-Trent, Sunderland
GB Middlesbrough, Bradford, Wolverhampton, Derby, Luton, Reading, Doncaster, Inverness, Stirling
GB Wembley, Westminster, Greenwich, Gleneagles, Sandringham, Chequers
GE Tbilisi, Batumi, Gori, Sukhumi
GH Accra, Kumasi
GM Banjul
GN Conakry
GR Athens, Thessaloniki, Piraeus, Patras, Lesbos, Heraklion
GT Guatemala City
GY Georgetown
HN Tegucigalpa, San Pedro Sula
HR Zagreb, Split, Dubrovnik, Rijeka
HT Port-au-Prince, Cap-Haïtien, Jacmel
HU Budapest, Debrecen, Szeged
ID Jakarta, Surabaya, Bandung, Medan, Denpasar, Yogyakarta, Banda Aceh, Makassar, Palu, Bogor
IE Dublin, Cork, Galway, Limerick, Waterford, Drogheda, Dundalk
IL Jerusalem, Tel Aviv, Haifa, Beersheba, Nazareth, Eilat, Ashkelon, Ashdod, Netanya, Sderot
IN New Delhi, Delhi, Mumbai, Bombay, Kolkata, Calcutta, Chennai, Madras, Bangalore, Bengaluru
IN Ahmedabad, Pune, Jaipur, Lucknow, Srinagar, Amritsar, Varanasi, Bhopal, Patna, Chandigarh
IN Guwahati, Kochi, Surat, Agra, Hyderabad, Nagpur, Kanpur, Jammu
IQ Baghdad, Mosul, Basra, Kirkuk, Najaf, Karbala, Fallujah, Falluja, Ramadi, Tikrit, Irbil, Erbil
IQ Samarra, Baqouba, Baquba
IR Tehran, Teheran, Isfahan, Mashhad, Shiraz, Tabriz, Qom, Natanz, Bushehr, Ahvaz, Kerman
IS Reykjavik, Reykjavík
IT Rome, Milan, Naples, Turin, Florence, Venice, Bologna, Genoa, Palermo, Verona, Pisa, Bari
IT Catania, Trieste, Siena, Taormina, Lampedusa, Assisi, Padua, Parma, Modena, L’Aquila, Bergamo
JM Kingston, Montego Bay
JO Amman, Aqaba, Zarqa, Irbid
JP Tokyo, Osaka, Kyoto, Nagoya, Yokohama, Kobe, Hiroshima, Nagasaki, Sapporo, Fukuoka, Fukushima
JP Sendai, Nara, Naha, Kawasaki
KE Nairobi, Mombasa, Kisumu, Garissa, Nakuru
KG Bishkek, Osh
KH Phnom Penh, Siem Reap
KP Pyongyang, Kaesong, Yongbyon
KR Seoul, Busan, Pusan, Incheon, Daegu, Pyeongchang, Panmunjom, Gwangju, Ulsan, Daejeon
KW Kuwait City
KZ Astana, Almaty, Nur-Sultan, Baikonur
LA Vientiane, Luang Prabang
LB Beirut, Sidon, Tyre, Baalbek
LK Colombo, Kandy, Jaffna, Galle
LR Monrovia
LS Maseru
LT Vilnius, Kaunas
LU Luxembourg City
LV Riga
LY Tripoli, Benghazi, Misrata, Sirte, Tobruk, Derna
MA Rabat, Casablanca, Marrakesh, Marrakech, Fez, Tangier, Agadir
MC Monte Carlo, Monte-Carlo
MD Chisinau, Chișinău
ME Podgorica
MG Antananarivo
MK Skopje
ML Bamako, Timbuktu, Gao, Kidal
MM Yangon, Rangoon, Naypyidaw, Naypyitaw, Mandalay
MN Ulan Bator, Ulaanbaatar
MR Nouakchott
MT Valletta
MU Port Louis
MV Malé, Male
MW Lilongwe, Blantyre
MX Mexico City, Guadalajara, Monterrey, Tijuana, Ciudad Juárez, Ciudad Juarez, Juárez, Puebla
MX Cancún, Cancun, Acapulco, Veracruz, Oaxaca, Mexicali, Culiacán, Culiacan, Nuevo Laredo, Reynosa
MX Matamoros, Toluca, Mérida, Tapachula, Los Cabos, León
MY Kuala Lumpur, Penang, Putrajaya, Johor Bahru, George Town
MZ Maputo, Beira
NA Windhoek
NE Niamey, Agadez
NG Abuja, Lagos, Kano, Kaduna, Port Harcourt, Maiduguri, Ibadan, Jos, Benin City, Enugu
NI Managua
NL Amsterdam, The Hague, Rotterdam, Utrecht, Eindhoven, Maastricht, Delft, Groningen
NO Oslo, Bergen, Trondheim, Stavanger, Tromsø
NP Kathmandu, Pokhara
NZ Wellington, Auckland, Christchurch, Dunedin, Hamilton, Tauranga, Queenstown, Rotorua, Napier
OM Muscat
PA Panama City
PE Lima, Cusco, Cuzco, Arequipa
PG Port Moresby
PH Manila, Quezon City, Davao, Davao City, Cebu, Zamboanga, Marawi, Tacloban, Makati, Baguio
PK Islamabad, Karachi, Lahore, Peshawar, Rawalpindi, Quetta, Faisalabad, Multan, Abbottabad
PK Hyderabad, Muzaffarabad
PL Warsaw, Kraków, Krakow, Gdańsk, Gdansk, Wrocław, Poznań, Łódź, Lodz, Katowice, Lublin, Oświęcim
PR San Juan, Ponce
PS Gaza City, Ramallah, Hebron, Nablus, Jenin, Jericho, Bethlehem, Rafah, Khan Younis
PT Lisbon, Porto, Faro, Coimbra, Fátima
PY Asunción, Asuncion
QA Doha
RO Bucharest, Cluj-Napoca, Timișoara, Timisoara, Constanța, Sibiu
RS Belgrade, Novi Sad, Niš
RU Moscow, St. Petersburg, Saint Petersburg, Leningrad, Vladivostok, Sochi, Kazan, Novosibirsk
RU Yekaterinburg, Grozny, Kaliningrad, Volgograd, Beslan, Murmansk, Omsk, Rostov-on-Don, Samara
RU Krasnoyarsk, Irkutsk, Valdai
RW Kigali
SA Riyadh, Jeddah, Jiddah, Mecca, Medina, Dhahran, Taif
SC Victoria
SD Khartoum, Omdurman, Nyala, El Fasher, Port Sudan
SE Stockholm, Gothenburg, Malmö, Malmo, Uppsala, Kiruna
SI Ljubljana, Maribor
SK Bratislava, Košice
SL Freetown
SN Dakar
SO Mogadishu, Kismayo, Hargeisa, Bosaso
SR Paramaribo
SS Juba, Malakal
SV San Salvador
SY Damascus, Aleppo, Homs, Hama, Latakia, Idlib, Raqqa, Palmyra, Deir ez-Zor, Daraa, Kobani, Douma
SZ Mbabane
TD N’Djamena, N'Djamena
TG Lomé, Lome
TH Bangkok, Chiang Mai, Phuket, Pattaya, Chiang Rai
TJ Dushanbe
TL Dili
TM Ashgabat
TN Tunis, Sousse, Sfax, Sidi Bouzid
TR Ankara, Istanbul, Izmir, Antalya, Diyarbakir, Gaziantep, Adana, Incirlik, Bodrum, Trabzon, Van
TR Konya, Bursa
TT Port of Spain
TW Taipei, Kaohsiung, Taichung, Tainan
TZ Dar es Salaam, Dodoma, Arusha
UA Kyiv, Kiev, Kharkiv, Kharkov, Odessa, Odesa, Lviv, Donetsk, Luhansk, Mariupol, Sevastopol
UA Simferopol, Dnipro, Zaporizhzhia, Kherson, Bucha, Chernobyl, Yalta
UG Kampala, Entebbe, Gulu
US Washington, Washington D.C., Washington DC, New York, New York City, Manhattan, Brooklyn, Queens
US Bronx, the Bronx, Staten Island, Harlem, Long Island, Albany, Buffalo, Rochester, Syracuse
US Yonkers, White Plains, Hempstead, Ithaca, Chappaqua, Saratoga Springs, Bethpage
US Los Angeles, San Francisco, San Diego, San Jose, Sacramento, Oakland, Fresno, Long Beach
US Anaheim, Santa Ana, Santa Monica, Santa Barbara, Santa Cruz, Palo Alto, Berkeley, Pasadena
US Burbank, Hollywood, Beverly Hills, Bakersfield, San Bernardino, Riverside, Stockton, Modesto
US Irvine, Simi Valley, Costa Mesa, Mountain View, Cupertino, Menlo Park, Burlingame, Malibu
US Compton, Palm Springs, Monterey, Napa
US Chicago, Springfield, Peoria, Rockford, Evanston, Naperville, Houston, Dallas, Austin
US San Antonio, Fort Worth, El Paso, Laredo, Brownsville, McAllen, Corpus Christi, Lubbock
US Amarillo, Waco, Galveston, Midland, Odessa, Arlington, Plano, Tyler, Beaumont, Fort Hood, Uvalde
US Killeen, College Station
US Phoenix, Tucson, Scottsdale, Mesa, Tempe, Flagstaff, Yuma, Nogales, Prescott, Glendale
US Prescott Valley, Philadelphia, Pittsburgh, Harrisburg, Scranton, Allentown, Erie, Bethlehem
US Gettysburg, Wilkes-Barre, Hershey, Johnstown, Lancaster, York, Bucks County
US Boston, Worcester, Cambridge, Springfield, Lowell, Martha’s Vineyard, Martha's Vineyard
US Nantucket, Provincetown, Hartford, New Haven, Stamford, Bridgeport, Greenwich, Newtown, Danbury
US Providence, Newport, Portland, Bangor, Augusta, Lewiston, Burlington, Montpelier, Manchester
US Nashua, Concord, Portsmouth, Keene, Dixville Notch, Durham, Exeter, Hampton, Derry, Rochester
US Salem, Londonderry
US Atlanta, Savannah, Augusta, Macon, Columbus, Marietta, Dalton, Valdosta, Miami, Orlando, Tampa
US Jacksonville, Tallahassee, Fort Lauderdale, St. Petersburg, Palm Beach, West Palm Beach
US Pensacola, Sarasota, Naples, Fort Myers, Gainesville, Daytona Beach, Miami Beach, Hialeah
US Boca Raton, Coral Gables, Key West, Doral, Ocala, Lakeland, Sanford, The Villages, Parkland
US Kissimmee, Sunrise, Cape Canaveral
US Detroit, Lansing, Grand Rapids, Flint, Ann Arbor, Dearborn, Warren, Kalamazoo, Saginaw, Holland
US Traverse City, Cadillac, Milwaukee, Madison, Green Bay, Kenosha, Racine, Janesville, Eau Claire
US Waukesha, La Crosse, Appleton, Oshkosh, Wausau, West Bend, Minneapolis, St. Paul, Saint Paul
US Duluth, Bloomington, Rochester
US Cleveland, Columbus, Cincinnati, Toledo, Akron, Dayton, Youngstown, Canton, Wilmington
US Westerville, Berea, Indianapolis, Fort Wayne, Evansville, South Bend, Gary, Carmel, Terre Haute
US Muncie, Kokomo, Louisville, Lexington, Frankfort, Bowling Green, Paducah
US Des Moines, Cedar Rapids, Davenport, Sioux City, Iowa City, Ames, Council Bluffs, Waterloo
US Dubuque, Burlington, Clear Lake, Ankeny, Ottumwa, Mason City, Marshalltown, Fort Dodge, Altoona
US St. Louis, Kansas City, Jefferson City, Ferguson, Joplin, Branson, Springfield, Omaha, Lincoln
US Wichita, Topeka, Overland Park, Sioux Falls, Rapid City, Pierre, Fargo, Bismarck, Grand Forks
US Minot
US Denver, Colorado Springs, Boulder, Aurora, Aspen, Fort Collins, Pueblo, Greeley, Golden
US Grand Junction, Salt Lake City, Provo, Ogden, Las Vegas, Reno, Carson City, Henderson, Elko
US Pahrump, Mesquite, Albuquerque, Santa Fe, Las Cruces, Roswell, Boise, Coeur d’Alene
US Coeur d'Alene, Idaho Falls, Helena, Billings, Missoula, Bozeman, Cheyenne, Casper, Laramie
US Jackson Hole
US Seattle, Spokane, Tacoma, Olympia, Everett, Redmond, Bellevue, Yakima, Salem, Eugene, Bend
US Medford, Anchorage, Juneau, Fairbanks, Wasilla, Honolulu, Hilo, Pearl Harbor
US Nashville, Memphis, Knoxville, Chattanooga, Oak Ridge, New Orleans, Baton Rouge, Shreveport
US Lafayette, Lake Charles, Jackson, Biloxi, Gulfport, Tupelo, Oxford, Philadelphia, Birmingham
US Montgomery, Mobile, Huntsville, Tuscaloosa, Selma, Little Rock, Fayetteville, Bentonville
US Hot Springs, Oklahoma City, Tulsa, Norman, Stillwater
US Charlotte, Raleigh, Durham, Greensboro, Winston-Salem, Asheville, Wilmington, Chapel Hill
US Fayetteville, Fort Bragg, Concord, Hickory, High Point, Columbia, Charleston, Greenville
US Spartanburg, Myrtle Beach, Hilton Head, Rock Hill, Mount Pleasant, North Charleston, Aiken
US Orangeburg
US Richmond, Norfolk, Virginia Beach, Alexandria, Arlington, Roanoke, Charlottesville, Lynchburg
US Fairfax, Manassas, Newport News, Hampton, Blacksburg, Williamsburg, Leesburg, Loudoun County
US Reston, Quantico, Baltimore, Annapolis, Bethesda, Rockville, Silver Spring, Camp David
US Oxon Hill, National Harbor, Frederick, Chevy Chase, Andrews Air Force Base, Joint Base Andrews
US Wilmington, Dover, Charleston, Huntington, Wheeling, Morgantown, Beckley
US Newark, Jersey City, Trenton, Atlantic City, Camden, Princeton, Hoboken, Paterson, Bedminster
US Morristown, Asbury Park, Silicon Valley, West Point, Quantico
UY Montevideo, Punta del Este
UZ Tashkent, Samarkand, Bukhara
VA Vatican
VE Caracas, Maracaibo, Valencia, Barquisimeto, Cúcuta
VN Hanoi, Ho Chi Minh City, Saigon, Da Nang, Danang, Hue, Haiphong
XK Pristina, Mitrovica
YE Sanaa, Sana’a, Sana'a, Aden, Taiz, Hodeidah
ZA Johannesburg, Cape Town, Pretoria, Durban, Soweto, Bloemfontein, Port Elizabeth, Sandton
ZA Stellenbosch, Qunu
ZM Lusaka, Livingstone
ZW Harare, Bulawayo
"""

CITIES: Final = lines(_LINES)
"""From the name of a city to the letters of the countries that it may lie in."""
