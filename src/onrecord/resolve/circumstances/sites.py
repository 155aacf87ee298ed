"""Sites: buildings, squares and planes that newspapers name without their town.

Each line has a country's letters (ISO 3166-1 alpha-2), then
sites; `*` stands for no country, or any that has one of that name.
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
FR Élysée, Élysée Palace, Elysee Palace, Elysee, Matignon, Élysée palace, Elysee palace
FR National Assembly
GB Downing Street, 10 Downing Street, No. 10 Downing Street, Number 10, No. 10, No 10
GB House of Commons, House of Lords, Palace of Westminster, Buckingham Palace, Windsor Castle
GB Lancaster House, Chatham House, Old Bailey, Scotland Yard, Mansion House, Stormont, Holyrood
GB Heathrow Airport, Wembley Stadium, Westminster Abbey, Westminster Hall, Royal Courts of Justice
GB City Hall
IL Knesset, Yad Vashem, Western Wall, Temple Mount
IN Rashtrapati Bhavan, Red Fort
IT Quirinale, Palazzo Chigi
JP Imperial Palace, Yasukuni Shrine
KR Blue House
MX Los Pinos
RU Kremlin, Red Square, State Duma, Lubyanka
TR Taksim Square, Gezi Park
UA Maidan, Independence Square, Verkhovna Rada
US White House, Oval Office, Rose Garden, East Room, West Wing, South Lawn, North Lawn
US Situation Room, Roosevelt Room, Cabinet Room, State Dining Room, Blair House, Air Force One
US Marine One, Capitol, Capitol Hill, U.S. Capitol, US Capitol, Capitol Building, Senate, House
US Supreme Court, U.S. Supreme Court, Pentagon, State Department, Justice Department
US Treasury Department, Foggy Bottom, Langley, National Mall, Lincoln Memorial, Washington Monument
US National Cathedral, Washington National Cathedral, Arlington National Cemetery, Kennedy Center
US Ford’s Theatre, Trump Tower, Trump Towers, Mar-a-Lago, Trump National Golf Club, Bedminster
US Wall Street, Ground Zero, Times Square, Union Square, Central Park, Madison Square Garden
US Carnegie Hall, Rockefeller Center, Zuccotti Park, Ellis Island, Statue of Liberty
US Lafayette Park, Lafayette Square, Freedom Plaza, Walter Reed, Fort Bragg, Fort Meade, West Point
US Naval Academy, Guantanamo Bay Naval Base, Quicken Loans Arena, Wells Fargo Center
US Independence Hall, Gracie Mansion, Hofstra University, Liberty University, Howard University
US Georgetown University, Harvard, Harvard University, Yale, Yale University, Stanford
US Stanford University, Princeton University, Brookings Institution, Heritage Foundation
US American Enterprise Institute, Hoover Institution, National Press Club
US Council on Foreign Relations, Economic Club of New York, Waldorf Astoria, Senate floor
US House floor, Rayburn House Office Building, Russell Senate Office Building
US Trump International Hotel, Federal Reserve, FBI headquarters, CIA headquarters
UY Estévez Palace
VA Vatican, St. Peter’s Square, St. Peter's Square, Saint Peter’s Square, St. Peter's Basilica
VA St. Peter’s Basilica, Sistine Chapel
* United Nations, United Nations headquarters, U.N. headquarters, UN headquarters
* U.N. General Assembly, UN General Assembly, United Nations General Assembly
* U.N. Security Council, Security Council, Parliament, Guildhall, City Hall, Supreme Court
* National Assembly, Senate, House of Representatives, Congress
"""

SITES: Final = lines(_LINES)
"""From the name of a site to the letters of the country that it stands in."""
