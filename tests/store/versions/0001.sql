PRAGMA application_id = 1869509219;
BEGIN TRANSACTION;
CREATE TABLE articles (
        number INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        path TEXT NOT NULL,
        title TEXT NOT NULL,
        outlet TEXT NOT NULL,
        byline TEXT NOT NULL,
        published DATE,
        url TEXT NOT NULL,
        language TEXT NOT NULL,
        text_sha256 TEXT NOT NULL,
        text TEXT NOT NULL
    );
INSERT INTO "articles" VALUES(1,'2661ffdadff762b3','kelly.txt','Kelly in Mexico','The Harbour Post','','2017-02-23','','','c9dab9c193ffeb1ef1ab8ae57464075eb841ae9fba3eaaa317256035ef82f7dd','“There will be no use of military force,” Kelly said. “No mass deportations.”');
INSERT INTO "articles" VALUES(2,'c83b090c9a396072','trump.txt','At the White House','Evening Wire','','2017-02-23','','','e4f84ec8627626e34247d1eca767796297b573e0aeab0fdf911892fde4b762ef','“It’s a military operation,” the President said.');
CREATE TABLE entries (
        number INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL
            REFERENCES articles (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        nested_in TEXT REFERENCES entries (id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL,
        medium TEXT NOT NULL,
        act TEXT NOT NULL,
        hedged BOOLEAN NOT NULL,
        negated BOOLEAN NOT NULL,
        said_earliest DATE,
        said_latest DATE,
        place TEXT,
        occasion TEXT,
        addressee TEXT,
        text TEXT NOT NULL,
        reading TEXT NOT NULL,
        quoted TEXT NOT NULL,
        source TEXT NOT NULL,
        cue TEXT NOT NULL,
        content TEXT NOT NULL,
        probability FLOAT NOT NULL,
        model TEXT NOT NULL
    );
INSERT INTO "entries" VALUES(1,'7dfa7410c1fe8dc4',1,0,NULL,'direct','speech','other',0,0,NULL,NULL,NULL,NULL,NULL,'There will be no use of military force','','There will be no use of military force','[]','[]','[[1,39]]',0.9,'attributions 1');
INSERT INTO "entries" VALUES(2,'4ba09ef83d6ffa4e',1,1,NULL,'direct','speech','other',0,0,'2017-02-23','2017-02-23',NULL,NULL,NULL,'No mass deportations','','No mass deportations','[]','[]','[[55,75]]',0.9,'attributions 1');
INSERT INTO "entries" VALUES(3,'6ce7eb35945d615a',2,0,NULL,'direct','speech','other',0,0,NULL,NULL,NULL,NULL,NULL,'It’s a military operation','','It’s a military operation','[]','[]','[[1,26]]',0.9,'attributions 1');
CREATE TABLE evidence (
        entry INTEGER NOT NULL
            REFERENCES entries (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        field TEXT NOT NULL,
        spans TEXT NOT NULL,
        PRIMARY KEY (entry, field)
    );
CREATE TABLE links (
        number INTEGER NOT NULL PRIMARY KEY,
        a INTEGER NOT NULL
            REFERENCES entries (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        b INTEGER NOT NULL
            REFERENCES entries (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        relation TEXT NOT NULL,
        probability FLOAT NOT NULL
    );
INSERT INTO "links" VALUES(1,3,1,'repeats',0.7);
CREATE TABLE measures (
        article INTEGER NOT NULL
            REFERENCES articles (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        status TEXT,
        actor TEXT,
        quantity TEXT,
        earliest DATE,
        latest DATE,
        spans TEXT NOT NULL,
        PRIMARY KEY (article, position)
    );
CREATE TABLE meta (
        name TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
    );
INSERT INTO "meta" VALUES('version','1');
CREATE TABLE phrases (
        phrase TEXT NOT NULL,
        entry INTEGER NOT NULL
            REFERENCES entries (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (phrase, entry)
    ) WITHOUT ROWID
    ;
INSERT INTO "phrases" VALUES('p',1);
INSERT INTO "phrases" VALUES('q',1);
CREATE TABLE reasons (
        link INTEGER NOT NULL
            REFERENCES links (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        rule TEXT NOT NULL,
        a_spans TEXT NOT NULL,
        b_spans TEXT NOT NULL,
        PRIMARY KEY (link, position)
    );
INSERT INTO "reasons" VALUES(1,0,'quoted words','[[1,26]]','[[1,39]]');
CREATE TABLE skips (
        article INTEGER NOT NULL
            REFERENCES articles (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        path TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (article, position)
    );
CREATE TABLE speakers (
        entry INTEGER NOT NULL
            REFERENCES entries (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        folded TEXT NOT NULL,
        type TEXT NOT NULL,
        speaker_id TEXT,
        office_title TEXT,
        office_organization TEXT,
        probability FLOAT NOT NULL,
        PRIMARY KEY (entry, position)
    );
INSERT INTO "speakers" VALUES(1,0,'John Kelly','john kelly','person','cecb960e3e88e822','Secretary','Homeland Security',0.8);
INSERT INTO "speakers" VALUES(2,0,'John Kelly','john kelly','person','cecb960e3e88e822','Secretary','Homeland Security',0.8);
INSERT INTO "speakers" VALUES(3,0,'Donald Trump','donald trump','person','d5035d5140183aa1','Secretary','Homeland Security',0.8);
CREATE INDEX entries_of_article ON entries (article, position);
CREATE INDEX entries_nested ON entries (nested_in);
CREATE INDEX speakers_by_name ON speakers (folded);
CREATE INDEX speakers_by_id ON speakers (speaker_id);
CREATE INDEX phrases_of_entry ON phrases (entry);
CREATE UNIQUE INDEX links_from ON links (a, b, relation);
CREATE INDEX links_to ON links (b);
COMMIT;
