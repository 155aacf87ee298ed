"""Sites: buildings, squares and planes that newspapers name without their town.

One line a country, by its letters (ISO 3166-1 alpha-2); `*` where it is no country's.
"""

from __future__ import annotations

from typing import Final

from onrecord.resolve.circumstances.nations import lines

NOWHERE: Final = "*"

_LINES: Final = """
AR Casa Rosada
AU Parliament House
BE Berlaymont
BR Planalto, Planalto Palace, Alvorada Palace
CA Parliament Hill, Rideau Hall, 24 Sussex Drive
CN Great Hall of the People, Tiananmen Square, Zhongnanhai, Forbidden City
DE Bundestag, Reichstag, Bellevue Palace, Brandenburg Gate, Ramstein Air Base
EG Tahrir Square
ES Moncloa, Moncloa Palace, Zarzuela Palace
FR Élysée, Élysée Palace, Elysee Palace, Elysee, Matignon, Élysée palace, Elysee palace, National Assembly
GB Downing Street, 10 Downing Street, No. 10 Downing Street, Number 10, No. 10, No 10, House of Commons, House of Lords, Palace of Westminster, Buckingham Palace, Windsor Castle, Lancaster House, Chatham House, Old Bailey, Scotland Yard, Mansion House, Stormont, Holyrood, Heathrow Airport, Wembley Stadium, Westminster Abbey, Westminster Hall, Royal Courts of Justice, City Hall
IL Knesset, Yad Vashem, Western Wall, Temple Mount
IN Rashtrapati Bhavan, Red Fort
IT Quirinale, Palazzo Chigi
JP Imperial Palace, Yasukuni Shrine
KR Blue House
MX Los Pinos
RU Kremlin, Red Square, State Duma, Lubyanka
TR Taksim Square, Gezi Park
UA Maidan, Independence Square, Verkhovna Rada
US White House, Oval Office, Rose Garden, East Room, West Wing, South Lawn, North Lawn, Situation Room, Roosevelt Room, Cabinet Room, State Dining Room, Blair House, Air Force One, Marine One, Capitol, Capitol Hill, U.S. Capitol, US Capitol, Capitol Building, Senate, House, Supreme Court, U.S. Supreme Court, Pentagon, State Department, Justice Department, Treasury Department, Foggy Bottom, Langley, National Mall, Lincoln Memorial, Washington Monument, National Cathedral, Washington National Cathedral, Arlington National Cemetery, Kennedy Center, Ford’s Theatre, Trump Tower, Trump Towers, Mar-a-Lago, Trump National Golf Club, Bedminster, Wall Street, Ground Zero, Times Square, Union Square, Central Park, Madison Square Garden, Carnegie Hall, Rockefeller Center, Zuccotti Park, Ellis Island, Statue of Liberty, Lafayette Park, Lafayette Square, Freedom Plaza, Walter Reed, Fort Bragg, Fort Meade, West Point, Naval Academy, Guantanamo Bay Naval Base, Quicken Loans Arena, Wells Fargo Center, Independence Hall, Gracie Mansion, Hofstra University, Liberty University, Howard University, Georgetown University, Harvard, Harvard University, Yale, Yale University, Stanford, Stanford University, Princeton University, Brookings Institution, Heritage Foundation, American Enterprise Institute, Hoover Institution, National Press Club, Council on Foreign Relations, Economic Club of New York, Waldorf Astoria, Senate floor, House floor, Rayburn House Office Building, Russell Senate Office Building, Trump International Hotel, Federal Reserve, FBI headquarters, CIA headquarters
UY Estévez Palace
VA Vatican, St. Peter’s Square, St. Peter's Square, Saint Peter’s Square, St. Peter's Basilica, St. Peter’s Basilica, Sistine Chapel
* United Nations, United Nations headquarters, U.N. headquarters, UN headquarters, U.N. General Assembly, UN General Assembly, United Nations General Assembly, U.N. Security Council, Security Council, Parliament, Guildhall, City Hall, Supreme Court, National Assembly, Senate, House of Representatives, Congress
"""

SITES: Final = lines(_LINES)
"""From the name of a site to the letters of the country that it stands in."""
