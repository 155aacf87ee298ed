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
    Aaron Abbas Abdul Abdullah Abe Abraham Adam Adel Adrian Ahmad Ahmed Al Alain Alan Albert
    Alberto Aldo Alec Alejandro Alessandro Alexander Alexandre Alexei Alfonso Alfred Alfredo Ali
    Allan Allen Alonzo Alvaro Alvin Amir Amit Amos Anders Anderson Andre André Andreas Andrei
    Andrej Andres Andrés Andrew Andrzej Andy Angelo Anthony Antoine Anton Antonin Antonio
    António Antony Anwar Ari Ariel Armando Arne Arnold Art Arthur Arturo Asa Asif Atul Augustus
    Austin Avi Axel Ayman Aziz Baptiste Barack Barney Barrett Barry Bart Bashar Basil Ben
    Benedict Benito Benjamin Bennie Benny Bernard Bernd Bernhard Bernie Bert Beto Bill Billy
    Bjorn Björn Bo Bob Bobby Boris Brad Bradley Brandon Brendan Brent Bret Brett Brian Brock
    Bruce Bruno Bryan Bryce Bud Burt Byron Cal Caleb Calvin Cameron Carl Carlo Carlos Carlton
    Cedric Cesar César Chad Charles Charlie Chester Chip Chris Christian Christoph Christophe
    Christopher Chuck Clarence Claude Claudio Clayton Clement Cliff Clifford Clint Clyde Cody
    Colin Conor Conrad Corey Cornelius Cory Craig Curt Curtis Cyril Cyrus Dale Damian Damien
    Damon Dan Daniel Danilo Danny Dante Darrell Darren Darryl Daryl Dave David Dean Deepak Denis
    Dennis Denny Derek Derrick Desmond Devin Devon Dick Diego Dieter Dietmar Dimitri Dinesh Dirk
    Dmitri Dmitry Dominic Dominick Dominique Don Donald Donnie Doug Douglas Duncan Dustin Dwayne
    Dwight Earl Ed Eddie Edgar Edmund Eduardo Edward Edwin Efraim Ehud Eli Elias Elijah Elliot
    Elliott Ellis Elmer Elon Emil Emile Emilio Emmanuel Enrico Enrique Eoin Eric Erich Erik
    Ernest Ernesto Ernie Esteban Ethan Eugene Evan Evgeny Ezra Fabian Fabio Faisal Farid
    Federico Felipe Felix Ferdinand Fernando Fidel Filip Floyd Francesco Francis Francisco
    Franco Francois François Frank Franklin Franz Fred Freddie Freddy Frederick Frederik
    Friedrich Fritz Gabriel Gareth Garrett Garry Gary Gavin Geert Gene Geoff Geoffrey Georg
    George Georges Georgios Gerald Gerard Gerardo Gerhard Gerry Giacomo Gianni Gideon Gilbert
    Giorgio Giovanni Giuseppe Glen Glenn Gonzalo Gordon Graham Grant Greg Gregg Gregory Guido
    Guillermo Gus Gustavo Guy Hakeem Hal Hamid Hank Hans Harlan Harold Haroon Harry Harvey Hasan
    Hassan Heath Hector Héctor Heinrich Heinz Helmut Henri Henrik Henrique Henry Herb Herbert
    Herman Hermann Hiroshi Homer Horst Hosni Howard Hubert Hugh Hugo Humberto Hussein Ian
    Ibrahim Ignacio Igor Imran Ira Irving Isaac Ismail Israel Itamar Ivan Ivo Jacek Jack Jacob
    Jacques Jaime Jake Jakob Jamal James Jan Jared Jaroslaw Jarrod Jason Javier Jay Jean-Claude
    Jean-Luc Jean-Marc Jean-Marie Jean-Paul Jean-Pierre Jeb Jed Jeff Jeffery Jeffrey Jens Jerald
    Jeremiah Jeremy Jerome Jerrold Jerry Jesse Jesus Jesús Jim Jimmy Joachim Joao João Joaquin
    Joaquín Joe Joel Joey Johan Johann Johannes John Johnnie Johnny Jon Jonah Jonas Jonathan
    Jörg Jorge Jose José Josef Joseph Josh Joshua Josip Juan Jules Julian Julien Julio Julius
    Jürgen Justin Kamal Karim Karl Keir Keith Ken Kenneth Kenny Kent Kevin Khaled Khalid Khalil
    Kim Kirk Klaus Kofi Konrad Konstantin Kris Kurt Kyle Lamar Lance Larry Lars Laurence Laurent
    Lawrence Leif Leland Len Lenny Leo Leon Leonard Leonardo Leonid Leopold Leroy Leszek Lev
    Levi Lewis Liam Linus Lionel Lloyd Lorenzo Lou Louis Lowell Luc Luca Lucas Luciano Ludwig
    Luigi Luis Luiz Lukas Luke Lyndon Lynton Mack Magnus Mahmoud Malcolm Manfred Manmohan Manny
    Manuel Marc Marcel Marcelo Marco Marcos Marcus Mariano Mario Marius Mark Markus Marlon
    Marshall Martin Marty Marvin Massimo Mateusz Mathias Matt Matteo Matthew Matthias Maurice
    Mauricio Max Maxim Maxime Maximilian Maxwell Mehdi Mehmet Mel Melvin Merrick Mervyn Micah
    Michael Michal Michel Michele Mick Miguel Mihai Mikael Mike Mikhail Miles Milo Milos Miloš
    Milton Miroslav Mitch Mitchell Mitt Mo Mohamed Mohammad Mohammed Moises Morris Mortimer
    Moshe Muhammad Murray Mustafa Myron Narendra Nasser Nat Nate Nathan Nathaniel Neal Ned Neil
    Nelson Newt Nicholas Nick Nicola Nicolas Nicolás Nigel Nikita Nikolai Nikos Nils Noah Noam
    Noel Nolan Norbert Norm Norman Novak Olaf Oleg Oliver Olivier Omar Orlando Orrin Osama Oscar
    Óscar Otto Owen Pablo Paddy Paolo Pascal Patrick Paul Paulo Pavel Pawel Pedro Percy Perry
    Pete Peter Petr Petro Phil Philip Philippe Phillip Pierre Pieter Pietro Piotr Preston Pyotr
    Quentin Quincy Radek Rafael Rahm Raj Rajiv Ralph Ramon Ramón Ramzan Rand Randall Randolph
    Randy Raphael Rashid Raul Raúl Ray Raymond Recep Reed Reggie Reginald Reince Reinhard Rene
    René Reuben Rex Rey Reza Ricardo Rich Richard Rick Ricky Rob Robert Roberto Robin Rocco Rod
    Roderick Rodney Rodolfo Rodrigo Rogelio Roger Roland Rolf Roman Romano Ron Ronald Ronnie
    Rory Ross Roy Ruben Rubén Rudi Rudolf Rudolph Rudy Rupert Russ Russell Ryan Sadiq Sajid Sal
    Salman Salvador Salvatore Sam Sammy Samuel Sandy Sanjay Santiago Satya Saul Scott Scottie
    Seamus Sean Sebastian Sebastien Serge Sergei Sergey Sergio Seth Seymour Shane Sharif Shaukat
    Shaun Shawn Sheldon Sherman Sherrod Shimon Shinzo Sid Sidney Silvio Simon Slobodan Sol
    Solomon Spencer Spiro Stan Stanislav Stanley Stefan Stefano Stéphane Stephen Sterling Steve
    Steven Stewart Stu Stuart Sven Sylvester Tad Takeshi Tarek Tariq Taro Tayyip Ted Teddy
    Terence Terrence Terry Tharman Theo Theodore Thierry Thom Thomas Thorsten Thurgood Tim
    Timothy Tobias Toby Todd Tom Tomas Tomás Tomasz Tommy Tony Travis Trent Trevor Trey Tristan
    Troy Tyler Tyrone Ulrich Umar Umberto Uwe Vaclav Václav Valdis Valentin Vernon Vicente
    Victor Viktor Vince Vincent Vincenzo Vinod Virgil Vitaly Vivek Vlad Vladimir Volodymyr Wade
    Wael Waleed Wallace Wally Walt Walter Warren Wayne Wendell Werner Wes Wesley Wilbur Wilfried
    Will Willem William Willie Willy Winston Wladyslaw Wolfgang Woodrow Woody Xavier Yair Yanis
    Yannick Yasser Yitzhak Yoshihide Youssef Yuri Yusuf Yves Zac Zach Zachary Zack Zbigniew
    Zoran
    """
)

FEMALE: Final = words(
    """
    Abby Abigail Ada Adele Adelle Adriana Adrienne Agnes Agnieszka Aicha Aimee Aisha Alana
    Alejandra Alessandra Alexa Alexandra Alexandria Alice Alicia Alina Alisa Alison Allison Alma
    Alyssa Amal Amanda Amber Amelia Amina Amy Ana Anastasia Andrea Angela Angelica Angelina
    Angie Anita Anja Ann Anna Annabel Anne Anne-Marie Annegret Annette Annie Antonia Anya April
    Ariana Arianna Arlene Ashley Asma Astrid Audrey Ayanna Ayelet Barb Barbara Beata Beatrice
    Beatriz Becky Belinda Bernadette Bernice Bertha Beth Betsy Bettina Betty Beverly Bianca
    Billie Blanca Blanche Bobbie Bonnie Brenda Bridget Brigitte Britney Brittany Brooke Camila
    Camilla Camille Candace Candice Cara Carla Carly Carmen Carol Carole Carolina Caroline
    Carolyn Carrie Cassandra Cate Catherine Cathy Cecile Cecilia Celeste Celia Celine Charlene
    Charlotte Chelsea Cheri Cheryl Chiara Christa Christiane Christie Christina Christine
    Christyn Chrystia Cindy Claire Clara Clare Claudia Colleen Condoleezza Connie Constance
    Consuelo Cora Corinne Cristina Crystal Cynthia Dagmar Daisy Dalia Dana Daniela Danielle
    Daphne Darlene Dawn Deb Debbie Deborah Debra Dee Deirdre Delia Delphine Dena Denise Diana
    Diane Dianne Dilma Dina Dolly Dolores Donna Dora Doreen Doris Dorothy Edith Edna Eileen
    Elaine Eleanor Elena Eleni Elisa Elisabeth Elise Eliza Elizabeth Ella Ellen Elsa Elsie
    Elvira Emilia Emily Emma Erica Erika Erin Erna Esmeralda Esperanza Estelle Esther Ethel
    Eugenia Eunice Eva Eve Evelyn Faith Fatima Federica Felicia Felicity Fiona Flavia Florence
    Frances Francesca Frederica Frida Gabriela Gabriella Gabrielle Gail Gayle Geena Gemma
    Genevieve Georgia Georgina Geraldine Gertrude Gianna Gina Giorgia Giovanna Gisela Giulia
    Gladys Gloria Grace Greta Gretchen Gwen Gwendolyn Hanan Hanna Hannah Harriet Heather Heidi
    Helen Helena Helene Helga Henrietta Hilary Hilda Hillary Holly Hope Huma Ida Ilana Ileana
    Ilhan Ilse Imelda Ines Inés Inga Ingrid Irene Irina Iris Irma Isabel Isabella Isabelle
    Isobel Ivana Ivanka Jacinda Jackie Jaclyn Jacqueline Jana Jane Janet Janice Janine Jasmine
    Jeanette Jeanine Jeanne Jen Jenna Jennifer Jenny Jessica Jill Jillian Jo Joan Joanna Joanne
    Jocelyn Jodi Johanna Joni Josefina Josephine Joy Joyce Juana Juanita Judith Judy Julia
    Juliana Julianne Julie Juliet June Justine Kamala Kara Karen Karin Karine Kate Katharine
    Katherine Kathleen Kathryn Kathy Katie Katrin Katrina Kay Kayla Kayleigh Keisha Kelley Kelli
    Kellyanne Kerstin Kimberly Kirsten Kirstjen Krista Kristen Kristi Kristin Kristina Krystyna
    Lana Lara Latoya Laura Lauren Laurie Leah Leanne Leila Lena Leonor Leticia Leyla Liliana
    Lillian Lily Linda Lindy Lisa Liz Lois Loretta Lori Lorraine Louisa Louise Lourdes Lucia
    Lucille Lucinda Lucy Luisa Luz Lydia Lynda Lynette Lynne Mabel Mackenzie Maddie Madeleine
    Madeline Mae Magdalena Maggie Malala Malgorzata Malia Mandy Manuela Mara Marcela Marcia
    Margaret Margarita Margaux Margie Margo Margot Margrethe Maria María Mariam Marian Mariana
    Marianne Marie Mariela Marilyn Marina Marisa Marissa Marjorie Marlene Marsha Marta Martha
    Martina Mary Maryam Matilda Maura Maureen Maxine May Maya Mayra Mazie Meg Megan Meghan Megyn
    Melania Melanie Melinda Melissa Mercedes Meredith Mia Michaela Michelle Mika Mildred Millie
    Mimi Mina Mindy Mira Miranda Miriam Misty Moira Mollie Molly Mona Monica Monika Monique
    Muriel Myra Myrna Nadia Nadine Nan Nancy Naomi Natalia Natalie Natasha Nawal Neera Nell
    Nellie Nicole Nikki Nina Noemi Nora Norma Nydia Octavia Olga Olive Olivia Olympia Oprah
    Paige Pam Pamela Patience Patricia Patsy Patti Patty Paula Paulina Pauline Pearl Peggy
    Penelope Penny Petra Philippa Phoebe Phyllis Pilar Polly Priscilla Priti Priya Rachel Ramona
    Rania Raquel Rashida Rebecca Regina Renata Renee Renée Rhonda Rima Rita Roberta Robyn
    Rochelle Rosa Rosalind Rosalynn Rosario Rose Rosemary Rosie Roxanne Ruth Sabina Sabine
    Sabrina Sadie Sally Samantha Sandra Sanna Sara Sarah Sasha Selena Selma Serena Shannon
    Sharon Sheila Shelley Shelly Sherri Sherry Sheryl Shirley Sigrid Silvia Simone Sofia Sofía
    Sonia Sonja Sophia Sophie Stacey Stacy Stefanie Stella Stephanie Stormy Sue Summer Susan
    Susana Susanna Susanne Susie Suzanne Sybil Sylvia Tabitha Tamara Tammy Tania Tanya Tara
    Tatiana Teresa Teri Tess Thelma Theodora Theresa Therese Tiffany Tina Toni Tonya Tracey
    Tricia Trudy Tulsi Ulrike Ursula Valerie Vanessa Vera Verona Veronica Vicki Victoria Viola
    Violet Virginia Vivian Viviane Wanda Wendy Whitney Wilma Winifred Winnie Yasmin Yolanda
    Yulia Yvette Yvonne Zainab Zelda Zoe Zuzana
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
