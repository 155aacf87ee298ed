"""Given names, and what they say about he and she.

Our own table, of names that turn up in English-language news. It does two
things: a capitalized name that starts with one of these is a person's, and the
person is spoken of as he or as she. A name that goes to men and women alike
stands in `EITHER` and says nothing about the pronoun. A name that is missing
here costs little: the article's own `Mr.`, `Ms.`, age or apposition tells too.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from onrecord.resolve.tables import words


class Gender(StrEnum):
    """By which pronoun the article speaks of somebody."""

    MALE = "he"
    FEMALE = "she"


MALE: Final = words(
    """
    Aaron Abbas Abdul Abdullah Abe Abel Abner Abraham Abram Achille Adam Adel Adi Adolf Adrian Ahmad
    Ahmed Ahmet Aidan Akbar Akio Al Alain Alan Alasdair Alastair Albert Alberto Aldo Alec Alejandro
    Aleksander Aleksandr Alessandro Alexander Alexandre Alexei Alfonso Alfred Alfredo Ali Alistair
    Allan Allen Alois Alonzo Alvaro Alvin Amadou Ambrose Amin Amir Amit Amnon Amos Anand Anatoly
    Anders Anderson Andre André Andreas Andrei Andrej Andres Andrés Andrew Andrey Andrzej Andy
    Angelo Angus Anil Ansel Anthony Antoine Anton Antoni Antonin Antonio António Antony Anwar Archie
    Ari Ariel Arjun Arkady Armando Armin Arnaud Arne Arno Arnold Art Artem Arthur Arturo Arun Arvind
    Asa Ashok Ashraf Asif Atticus Atul Auguste Augustin Augustus Aurelio Austin Avi Axel Ayman Aziz
    Baptiste Barack Barnaby Barney Barrett Barry Bart Bartholomew Bashar Basil Basilio Ben Benedict
    Benito Benjamin Bennie Benny Benoit Benoît Bernard Bernd Bernhard Bernie Bert Bertram Bertrand
    Beto Bilal Bill Billy Bjorn Björn Bo Bob Bobby Bogdan Boris Brad Braden Bradford Bradley Bram
    Brandon Brendan Brent Bret Brett Brian Brock Bruce Bruno Bryan Bryce Bud Burt Byron Cal Caleb
    Calvin Cameron Camillo Carl Carlo Carlos Carlton Carsten Casimir Caspar Cecil Cedric Cesar César
    Chad Chadwick Chaim Charles Charlie Chauncey Chester Chetan Chip Chris Christian Christoph
    Christophe Christopher Christos Chuck Cillian Clarence Clarke Claude Claudio Claus Clayton
    Clemens Clement Cliff Clifford Clint Clyde Cody Colin Conan Connor Conor Conrad Constantine
    Corey Cornelius Cory Craig Crispin Cristian Cristóbal Curt Curtis Cuthbert Cyril Cyrus Daisuke
    Dale Damian Damien Damon Dan Daniel Danilo Danny Dante Dario Darrell Darren Darryl Daryl Dave
    Davey Davi David Dawid Dean Deepak Dejan Demetrius Deng Denis Dennis Denny Denzel Derek Derrick
    Desmond Devin Devon Dick Diego Dieter Dietmar Dieudonné Dimitri Dinesh Dirk Djibril Dmitri
    Dmitry Dominic Dominick Dominique Don Donald Donnie Donovan Dorian Doug Douglas Dragan Dudley
    Duncan Dustin Dwayne Dwight Eamon Earl Eberhard Ed Eddie Edgar Edison Edmund Edouard Édouard
    Eduardo Edward Edwin Efraim Egon Ehud Eldridge Eli Elias Elijah Eliot Elliot Elliott Ellis Elmer
    Elon Elvis Emanuel Emeka Emil Emile Emilio Emmanuel Emmett Engelbert Enrico Enrique Eoin Ephraim
    Erasmus Ercole Eric Erich Erik Ernest Ernesto Ernie Ernst Errol Esteban Ethan Eugene Eugenio
    Evan Evander Everett Evgeny Ewan Ezra Fabian Fabio Faisal Farid Fausto Federico Felipe Felix
    Ferdinand Fergus Fernando Fidel Filip Finn Florian Floyd Foday Francesco Francis Francisco
    Franco Francois François Frank Franklin Franz Fred Freddie Freddy Frederic Frédéric Frederick
    Frederik Friedrich Fritz Fyodor Gabriel Gareth Garrett Garry Gary Gaspard Gaston Gavin Geert
    Gene Gennady Geoff Geoffrey Georg George Georges Georgios Gerald Gerard Gerardo Gerd Gerhard
    Gerrit Gerry Giacinto Giacomo Gianni Gideon Gilbert Gilles Gino Giorgio Giovanni Giulio Giuseppe
    Glen Glenn Gonzalo Gordon Gottfried Graham Grant Greg Gregg Gregor Gregorio Gregory Guido
    Guillaume Guillermo Gunnar Günter Gunther Gus Gustav Gustave Gustavo Guy Haakon Haim Hakeem Hal
    Hamid Hamish Hamza Hank Hans Haris Harish Harlan Harold Haroon Harry Harvey Hasan Hashim Hassan
    Heath Hector Héctor Heinrich Heinz Helmut Hendrik Henri Henrik Henrique Henry Herb Herbert
    Herman Hermann Hideki Hideo Hiram Hironobu Hiroshi Homer Horace Horatio Horst Hosni Howard
    Hubert Hugh Hugo Humberto Hussein Ian Ibrahim Idris Ignacio Ignatius Igor Ikechukwu Ilya Imran
    Ioannis Ira Irving Isaac Isaiah Ishmael Ismail Israel Italo Itamar Ivan Ivar Ivo Jacek Jack
    Jacob Jacques Jafar Jaime Jake Jakob Jalal Jamal James Jan Janusz Jared Jaroslaw Jarrod Jason
    Javad Javier Jay Jean-Claude Jean-Luc Jean-Marc Jean-Marie Jean-Paul Jean-Pierre Jeb Jed Jeff
    Jeffery Jeffrey Jens Jerald Jeremiah Jeremy Jerome Jerrold Jerry Jerzy Jesse Jesus Jesús Jim
    Jimmy Jiri Joachim Joao João Joaquin Joaquín Joe Joel Joey Johan Johann Johannes John Johnnie
    Johnny Jon Jonah Jonas Jonathan Jorg Jörg Jorge Jose José Josef Joseph Josh Joshua Josiah Josip
    Juan Juha Jules Julian Julien Julio Julius Jurgen Jürgen Justin Kamal Kareem Karim Karl Kazuo
    Keanu Keiji Keir Keith Ken Kenji Kenneth Kenny Kent Kevin Khaled Khalid Khalil Kim Kirk Klaus
    Klemens Kofi Konrad Konstantin Kris Krishna Krzysztof Kurt Kyle Lamar Lance Larry Lars Laszlo
    László Laurence Laurent Lawrence Lazar Leander Leandro Leif Leland Len Lenny Leo Leon Leonard
    Leonardo Leonid Leopold Leroy Lester Leszek Lev Levi Lewis Liam Linus Lionel Lloyd Lorenzo
    Lothar Lou Louis Lowell Luc Luca Lucas Luciano Lucien Lucius Ludwig Luigi Luis Luiz Lukas Luke
    Luther Lyle Lyndon Lynton Maciej Mack Madhav Magnus Magomed Mahmoud Malcolm Malik Manfred
    Manmohan Manny Manoj Manuel Marc Marcel Marcelo Marcin Marco Marcos Marcus Marek Mariano Mario
    Marius Mark Markus Marlon Marshall Martin Marty Marvin Masahiro Massimo Mateusz Mathias Matt
    Matteo Matthew Matthias Maurice Mauricio Max Maxim Maxime Maximilian Maximo Maxwell Mehdi Mehmet
    Mel Melvin Merrick Mervyn Micah Michael Michal Michel Michele Mick Miguel Mihai Mikael Mike
    Mikhail Mikko Miles Milo Milos Miloš Miloslav Milton Minoru Miroslav Mitch Mitchell Mitt Mo
    Mohamed Mohammad Mohammed Mohan Mohsen Moises Mordecai Morris Morten Mortimer Moses Moshe
    Muhammad Murray Mustafa Myron Naftali Narendra Nasser Nat Nate Nathan Nathanael Nathaniel Neal
    Ned Neil Nelson Nestor Newt Nicholas Nick Nicola Nicolai Nicolas Nicolás Nigel Nikhil Nikita
    Nikola Nikolai Nikos Nils Noah Noam Noel Nolan Norbert Norm Norman Novak Obadiah Octavio Odin
    Olaf Olav Ole Oleg Oleksandr Oliver Olivier Olof Omar Omer Orlando Orrin Orson Osama Oscar Óscar
    Osman Osvaldo Otis Otto Owen Pablo Paddy Paolo Pascal Pascual Patricio Patrick Paul Paulo Pavel
    Pawel Pedro Percy Perry Pete Peter Petr Petro Phil Philip Philippe Phillip Phineas Pierre Pieter
    Pietro Piotr Pranab Pravin Preston Pyotr Quentin Quincy Radek Radovan Rafael Rafe Rahm Rahul
    Rainer Raj Rajesh Rajiv Rakesh Ralph Ramesh Ramon Ramón Ramzan Rand Randall Randolph Randy
    Raphael Rashid Rasmus Raul Raúl Ravi Ray Raymond Recep Reed Reggie Reginald Reinaldo Reince
    Reiner Reinhard Rene René Renzo Reuben Rex Rey Reza Ricard Ricardo Rich Richard Richie Rick
    Ricky Ringo Ritchie Roald Rob Robert Roberto Robin Rocco Rod Roddy Roderick Rodney Rodolfo
    Rodrigo Rogelio Roger Roland Rolando Rolf Rollo Romain Roman Romano Romeo Ron Ronald Ronnie Rory
    Roscoe Ross Roy Ruben Rubén Rudi Rudolf Rudolph Rudy Rufus Rupert Ruslan Russ Russell Rustam
    Ryan Ryu Sadiq Saeed Sajid Sal Salman Salvador Salvatore Sam Sammy Samuel Sandy Sanjay Sanjeev
    Santiago Sascha Satoshi Satya Saul Saverio Scott Scottie Scotty Seamus Sean Sebastian Sebastien
    Sepp Serge Sergei Sergey Sergio Seth Seymour Shane Shankar Sharif Shaukat Shaun Shawn Sheldon
    Sherman Sherrod Shimon Shinzo Shiv Shlomo Sid Sidney Sigmund Silvio Simon Slavoj Slobodan Sol
    Solomon Soren Spencer Spiro Søren Srinivas Stan Stanislav Stanley Stavros Stefan Stefano
    Stéphane Stephen Sterling Steve Steven Stewart Stu Stuart Sunil Suresh Sven Sylvester Tad
    Takashi Takeshi Tamer Tarek Tariq Taro Tatsuo Tayyip Ted Teddy Terence Terrence Terry Thaddeus
    Tharman Theo Theodore Theron Thierry Thom Thomas Thor Thorsten Thorvald Thurgood Tim Timothy
    Timur Tito Tobias Tobin Toby Todd Tom Tomas Tomás Tomasz Tommy Tomoki Tony Toshio Travis Trent
    Trevor Trey Tristan Troy Tyler Tyrone Ugo Ulf Ulrich Ulysses Umar Umberto Uri Uwe Vaclav Václav
    Valdis Valentin Valentino Vasily Veljko Vernon Vicente Victor Vijay Vikram Viktor Vince Vincent
    Vincenzo Vinod Virgil Vitaly Vito Vittorio Vivek Vlad Vladimir Volodymyr Vyacheslav Wade Wael
    Waldo Waleed Wallace Wally Walt Walter Warren Wayne Wendell Werner Wes Wesley Wilbur Wilfred
    Wilfrid Wilfried Wilhelm Will Willard Willem William Willie Willis Willy Wim Winston Wladyslaw
    Wojciech Wolfgang Woodrow Woody Xavier Yair Yanis Yannick Yannis Yasser Yevgeny Yitzhak Yoav
    Yohannes Yosef Yoshihide Youssef Yuri Yusuf Yusuke Yvan Yves Zac Zach Zachary Zack Zbigniew
    Zdenek Zeke Zhivko Zoltan Zoran Zubin
    """
)

FEMALE: Final = words(
    """
    Abby Abigail Ada Adele Adelina Adeline Adelle Adria Adriana Adrienne Agatha Agathe Agnes Agnès
    Agnieszka Aicha Aida Aiko Aileen Aimee Aisha Akiko Alana Alba Alejandra Aleksandra Alessandra
    Alessia Alexa Alexandra Alexandria Alice Alicia Alida Alina Alisa Alison Alix Allegra Allison
    Alma Alva Alyssa Amal Amalia Amanda Amara Amber Amelia Amélie Amina Amy Ana Anabel Anastasia
    Anastasiya Andrea Andreia Anette Angela Angelica Angelina Angelique Angie Anika Anita Anja Ann
    Anna Annabel Anne Anne-Marie Annegret Anneke Anneliese Annemarie Annette Annie Annika Antoinette
    Antonia Anya Aparna April Arabella Aretha Ariana Ariane Arianna Ariella Arlene Asha Ashley Asma
    Astrid Athena Audrey Augusta Aurelia Aurora Ayanna Ayelet Azadeh Barb Barbara Bea Beata Beatrice
    Beatriz Becky Belinda Bernadette Bernardine Bernice Bertha Bess Bessie Beth Bethany Betsy
    Bettina Betty Bettye Beverly Bianca Billie Birgit Birgitta Blanca Blanche Bobbie Bonnie Brenda
    Brianna Bridget Brigitte Britney Brittany Bronwyn Brooke Buffy Caitlin Caitlyn Callie Camila
    Camilla Camille Candace Candice Candida Caprice Cara Carina Carla Carlotta Carly Carmela
    Carmelita Carmen Carol Carole Carolina Caroline Carolyn Carrie Cassandra Catarina Cate Caterina
    Catherine Cathy Cecile Cecilia Cecilie Celeste Celia Célia Celine Chantal Charlene Charlotte
    Chelsea Cheri Cheryl Chiara Chiyo Chloe Christa Christiana Christiane Christie Christina
    Christine Christyn Chrystia Cicely Cindy Claire Clara Clare Clarissa Claudette Claudia Claudine
    Clementine Clotilde Colleen Concetta Condoleezza Connie Constance Constanza Consuelo Cora
    Cordelia Coretta Corinne Cornelia Cressida Cristina Crystal Cynthia Dagmar Dahlia Daisy Dalia
    Dana Daniela Danielle Daphne Daria Darlene Davina Dawn Deanna Deb Debbie Debora Deborah Debra
    Dee Deirdre Delia Delphine Dena Denise Desiree Devi Diana Diane Dianne Dilma Dina Dinah Divya
    Dolly Dolores Dominika Donatella Donna Dora Doreen Doris Dorothea Dorothée Dorothy Edie Edith
    Edna Edwina Effie Eileen Elaina Elaine Eleanor Elena Eleni Elina Elinor Elisa Elisabeth Elise
    Eliza Elizabeth Elizaveta Elke Ella Ellen Ellie Elly Eloise Elsa Elsie Elspeth Elvina Elvira
    Emilia Emilie Emily Emma Emmanuelle Emmy Enid Erica Erika Erin Erinn Erna Ernestine Esmeralda
    Esperanza Estella Estelle Esther Ethel Etta Eudora Eugenia Eugenie Eunice Eva Evangeline Eve
    Evelyn Evie Ewa Fabiana Faith Fanny Farah Fatima Fatou Fay Faye Federica Felicia Felicity
    Fernanda Fiona Flavia Flora Florence Florencia Flossie Frances Francesca Franziska Freda
    Frederica Freya Frida Gabriela Gabriella Gabrielle Gail Gayle Geena Gemma Genevieve Georgette
    Georgia Georgiana Georgina Geraldine Gerda Germaine Gertrude Gianna Gillian Gina Giorgia
    Giovanna Gisela Giulia Giuliana Giulietta Gladys Gloria Golda Grace Greta Gretchen Gudrun Gwen
    Gwendolyn Gwyneth Haley Hanan Hanna Hannah Hanne Harriet Hattie Hazel Heather Hedda Hedwig Heidi
    Helen Helena Helene Helga Heloise Henrietta Henriette Hermione Hester Hilary Hilda Hillary
    Hiroko Holly Hope Hortense Huma Ida Ilana Ildiko Ileana Ilhan Ilse Imelda Imogen Ines Inés Inga
    Inge Ingeborg Ingrid Ioana Iolanda Irene Irina Iris Irma Isabel Isabella Isabelle Isadora Ishbel
    Isla Isobel Iva Ivana Ivanka Izabela Jacinda Jackie Jaclyn Jacqueline Jadwiga Jana Jane Janet
    Janice Janine Jaqueline Jasmine Jayne Jeanette Jeanine Jeanne Jeannette Jeannie Jemima Jen Jenna
    Jennifer Jenny Jerusha Jessica Jewel Jill Jillian Jo Joan Joann Joanna Joanne Jocelyn Jodi
    Joelle Johanna Joni Jordana Josefina Josephine Josette Josie Joy Joyce Juana Juanita Judi Judith
    Judy Julia Juliana Julianne Julie Juliet June Junko Justine Kaitlin Kaitlyn Kaja Kalpana Kamala
    Kamila Kanako Kara Karen Karin Karine Karla Karolina Karyn Katarina Katarzyna Kate Katharine
    Katherina Katherine Kathleen Kathrin Kathryn Kathy Katie Katja Katrin Katrina Katya Kay Kayla
    Kayleigh Keiko Keisha Kelley Kelli Kellyanne Kendra Kerstin Khadija Kiera Kimberly Kiran Kirsten
    Kirstie Kirstjen Kitty Klara Krista Kristen Kristi Kristin Kristina Kristy Krystyna Kumiko Kylie
    Lakshmi Lana Lara Larissa Latifa Latoya Laura Laure Lauren Laurie Lavinia Leah Leanna Leanne
    Leda Leigh-Ann Leila Lena Leonor Leonora Leontyne Leticia Lettice Leyla Lia Liane Lidia
    Lieselotte Lilian Liliana Lilith Lillian Lily Lilya Lina Linda Lindy Lisa Lise Liv Livia Liz
    Liza Lizzie Lois Lola Lorelei Lorena Loretta Lori Lorna Lorraine Lotte Lottie Louisa Louise
    Lourdes Lucia Lucie Lucille Lucinda Lucy Ludmila Luisa Lulu Luz Lydia Lynda Lynette Lynne Lyra
    Mabel Mackenzie Maddie Madeleine Madeline Madge Madhuri Mae Magdalena Maggie Maia Malala
    Malgorzata Malia Malin Mamie Mandy Manon Manuela Mara Marcela Marcelle Marcia Mareike Margaret
    Margarita Margaux Marge Margherita Margie Margo Margot Margrethe Marguerite Maria María Mariam
    Marian Mariana Marianne Maribel Marie Mariela Mariella Marika Mariko Marilyn Marina Marisa
    Marissa Mariya Marjorie Marla Marlee Marlena Marlene Marnie Marsha Marta Martha Martina Martine
    Mary Maryam Mathilde Matilda Matilde Maud Maude Maura Maureen Mavis Maxine May Maya Mayra Mazie
    Meena Meg Megan Meghan Megyn Melania Melanie Melba Melinda Melissa Mercedes Meredith Meryl Mette
    Mia Michaela Michelle Michiko Mieko Mika Mildred Milena Milla Millicent Millie Mimi Mina Mindy
    Minnie Mira Miranda Mireille Miriam Missy Misty Mitzi Miyuki Moira Mollie Molly Mona Monica
    Monika Monique Morgana Muriel Myra Myrna Myrtle Nadezhda Nadia Nadine Nadja Nan Nancy Nanette
    Naoko Naomi Nastassja Natalia Natalie Natalya Natascha Natasha Nawal Neera Neha Nell Nellie
    Nelly Nerys Nettie Neve Niamh Nicole Nicoletta Nicolette Nigella Nikki Nina Noemi Nora Noreen
    Norma Nydia Octavia Odette Oksana Olena Olga Olive Olivia Olympia Ophelia Oprah Orla Ottilie
    Padma Paige Paloma Pam Pamela Pansy Parvati Pascale Patience Patrice Patricia Patsy Patti Patty
    Paula Pauletta Paulette Paulina Pauline Pearl Peggy Penelope Penny Perpetua Petra Petronella
    Philippa Philomena Phoebe Phyllis Pia Pilar Pippa Polly Pooja Portia Priscilla Priti Priya
    Queenie Rachel Radha Raisa Ramona Rani Rania Raquel Rashida Rebecca Regina Reiko Rekha Renata
    Renee Renée Reyna Rhonda Ria Riikka Rima Rita Roberta Robyn Rochelle Roisin Romola Rosa Rosalia
    Rosalie Rosalind Rosalyn Rosalynn Rosamund Rosanna Rosario Rosaura Rose Roseanne Rosemarie
    Rosemary Rosetta Rosie Rosina Rowena Roxana Roxanne Rukmini Ruth Ruthie Saba Sabina Sabine
    Sabrina Sadako Sadie Sakura Sally Salma Salome Samantha Sanaa Sandra Sanja Sanna Sapna Sara
    Sarah Sasha Saskia Sayuri Scarlett Seema Selena Selma Serena Shannon Shanthi Sharon Shauna
    Sheena Sheila Shelley Shelly Sherri Sherry Sheryl Shirin Shirley Shobha Sian Sibyl Sienna Signe
    Sigrid Silke Silvia Simona Simone Sinead Sinéad Siobhan Siri Sissy Sofia Sofía Solange Sonia
    Sonja Sophia Sophie Sophronia Soraya Stacey Stacie Stacy Stefania Stefanie Stella Stephanie
    Stormy Sue Summer Sunita Susan Susana Susanna Susannah Susanne Susie Suzan Suzanna Suzanne
    Suzette Svetlana Sybil Sylvia Sylvie Tabatha Tabitha Tallulah Tamar Tamara Tammy Tania Tanja
    Tansy Tanya Tara Tatiana Tatyana Tawny Tayla Teresa Teri Terri Tess Tessa Thea Thelma Theodora
    Theodosia Theresa Therese Thora Tiffany Tilda Tilly Tina Toni Tonia Tonya Tova Tracey Tricia
    Trina Trish Trisha Trixie Trudi Trudy Tulsi Ulrike Uma Ursula Urszula Usha Valentina Valeria
    Valerie Valérie Vanessa Veena Vera Verena Verona Veronica Vesna Vicki Vickie Vicky Victoria
    Victorine Vilma Viola Violet Virginia Virginie Vivian Viviana Viviane Vivien Vivienne Wanda
    Wendy Whitney Wilhelmina Willa Wilma Winifred Winnie Winona Xenia Yael Yasmin Yasmine Yelena
    Yetta Yoko Yolanda Yuko Yulia Yuliya Yumi Yvette Yvonne Zadie Zainab Zara Zelda Zelma Zena
    Zenobia Zoe Zoë Zora Zoya Zsofia Zuzana
    """
)

# Men's and women's alike: a person's name, but no word on the pronoun.
EITHER: Final = words(
    """
    Ainsley Akira Alex Angel Ashton Avery Bailey Blair Blake Brook Casey Cass Chandra Charley
    Dakota Dominic Drew Dylan Ellis Emerson Finley Frankie Gale Gerri Guadalupe Hayden Hayley
    Hilary Hunter Jackie Jaden Jamie Jan Jess Jessie Jody Jordan Joss Jude Kai Kelly Kendall
    Kerry Kim Kit Kyrsten Lane Lashawn Laverne Lee Leigh Lesley Leslie Lin Lindsay Lindsey Logan
    Lonnie Loren Lynn Mackenzie Marion Marty Merle Micah Ming Morgan Nikki Noor Parker Pat
    Payton Quinn Ray Reagan Reese Riley River Robbie Robby Robin Rowan Sacha Sam Sandy Sasha
    Shea Shelby Sidney Skyler Stacy Sydney Taylor Toni Tracy Val Valery Wei Xi Yang
    """
)


def _table(
    male: Iterable[str], female: Iterable[str], either: Iterable[str]
) -> dict[str, Gender | None]:
    """One table of all given names; what stands in two lists says nothing."""
    told: dict[str, Gender | None] = dict.fromkeys(male, Gender.MALE)
    for name in female:
        told[name] = None if name in told else Gender.FEMALE
    told.update(dict.fromkeys(either))
    return told


GIVEN_NAMES: Final = _table(MALE, FEMALE, EITHER)

# Short forms that newspapers use beside the full name. Each row is one name.
_SHORT: Final = """
Alexander Alex Alec Al
Andrew Andy Drew
Anthony Tony
Barbara Barb
Benjamin Ben
Bernard Bernie
Catherine Cathy Cate Kate
Charles Charlie Chuck
Christopher Chris
Christine Chris Christie
Daniel Dan Danny
David Dave
Deborah Debbie Deb Debra
Donald Don Donnie
Douglas Doug
Edward Ed Eddie Ted
Elizabeth Liz Beth Betsy Eliza
Eugene Gene
Francis Frank
Franklin Frank
Frederick Fred Freddie
Gregory Greg
Harold Hal
Harry Harold
Henry Hank Harry
Jacqueline Jackie
James Jim Jimmy Jamie
Jeffrey Jeff
Jennifer Jen Jenny
John Jack Johnny Jon
Jonathan Jon
Joseph Joe Joey
Joshua Josh
Katherine Kate Kathy Katie Kathleen
Kenneth Ken Kenny
Lawrence Larry
Leonard Len Lenny
Margaret Maggie Peggy Meg
Matthew Matt
Michael Mike Mick Mickey
Mitchell Mitch
Nathaniel Nate Nat
Nathan Nate
Nicholas Nick
Pamela Pam
Patricia Pat Patty Patti
Patrick Pat
Peter Pete
Philip Phil
Phillip Phil
Rafael Ted
Randall Randy
Raymond Ray
Rebecca Becky
Richard Rick Dick Rich Ricky
Robert Bob Rob Bobby Bert Robbie Robby
Ronald Ron Ronnie
Rudolph Rudy
Russell Russ
Samuel Sam Sammy
Stephen Steve
Steven Steve
Stephanie Steph
Stuart Stu
Susan Sue Susie
Terrence Terry
Theodore Ted Teddy Theo
Theresa Terry
Thomas Tom Tommy Thom
Timothy Tim
Victoria Vicki Vicky
Vincent Vince
Walter Walt
William Bill Billy Will Willie
Zachary Zach Zack Zac
"""


def _short_forms(rows: str) -> dict[str, frozenset[str]]:
    told: dict[str, set[str]] = {}
    for row in rows.casefold().split("\n"):
        names = set(row.split())
        for name in names:
            told.setdefault(name, set()).update(names)
    return {name: frozenset(others) for name, others in told.items()}


SHORT_FORMS: Final = _short_forms(_SHORT)


def gender_of(given: str) -> Gender | None:
    """He or she by the given name; None where the name does not tell."""
    told = GIVEN_NAMES.get(given)
    if told is None and "-" in given and given not in GIVEN_NAMES:
        return GIVEN_NAMES.get(given.split("-")[0])
    return told


_WOMAN_BY_SOUND: Final = ("a", "ie", "ine", "elle", "ette", "lyn", "een", "ene", "ys", "eth", "ise")


def is_woman_by_sound(given: str) -> bool:
    """A guess for a given name that no table has, by its ending."""
    return given.casefold().endswith(_WOMAN_BY_SOUND)
