-- A practice as revision 0001 wrote it, with one invented patient. It must open for ever; it is never changed.
CREATE TABLE patients (
	id TEXT NOT NULL,
	family_name TEXT NOT NULL,
	given_name TEXT NOT NULL,
	mrn TEXT NOT NULL,
	birth_date TEXT,
	sex TEXT,
	folded_name TEXT NOT NULL,
	PRIMARY KEY (id)
)
 STRICT;
CREATE INDEX patients_by_name ON patients (folded_name, id);
CREATE TABLE patient_words (
	word TEXT NOT NULL,
	folded_name TEXT NOT NULL,
	patient_id TEXT NOT NULL,
	PRIMARY KEY (word, folded_name, patient_id),
	FOREIGN KEY(patient_id) REFERENCES patients (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT;
CREATE INDEX words_of_patient ON patient_words (patient_id, word);
CREATE TABLE evaluations (
	id TEXT NOT NULL,
	patient_id TEXT NOT NULL,
	evaluated_on TEXT NOT NULL,
	step_id TEXT NOT NULL,
	started_at TEXT NOT NULL,
	saved_at TEXT NOT NULL,
	content_version TEXT NOT NULL,
	content_sha256 TEXT NOT NULL,
	stance TEXT,
	reason TEXT NOT NULL,
	discussion TEXT NOT NULL,
	"plan" TEXT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(patient_id) REFERENCES patients (id) ON DELETE RESTRICT
)
 STRICT;
CREATE INDEX evaluations_of_patient ON evaluations (patient_id, evaluated_on);
CREATE INDEX evaluations_unfinished ON evaluations (saved_at) WHERE stance IS NULL;
CREATE TABLE answers (
	evaluation_id TEXT NOT NULL,
	fact_id TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY (evaluation_id, fact_id),
	FOREIGN KEY(evaluation_id) REFERENCES evaluations (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE region_findings (
	evaluation_id TEXT NOT NULL,
	region_id TEXT NOT NULL,
	severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 3),
	tart TEXT NOT NULL,
	side TEXT,
	note TEXT NOT NULL,
	PRIMARY KEY (evaluation_id, region_id),
	FOREIGN KEY(evaluation_id) REFERENCES evaluations (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE findings (
	evaluation_id TEXT NOT NULL,
	item_id TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY (evaluation_id, item_id),
	FOREIGN KEY(evaluation_id) REFERENCES evaluations (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE chosen_techniques (
	evaluation_id TEXT NOT NULL,
	region_id TEXT NOT NULL,
	technique_id TEXT NOT NULL,
	place INTEGER NOT NULL,
	reason TEXT NOT NULL,
	PRIMARY KEY (evaluation_id, region_id, technique_id),
	FOREIGN KEY(evaluation_id) REFERENCES evaluations (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE recommendations (
	evaluation_id TEXT NOT NULL,
	outcome TEXT NOT NULL,
	content_version TEXT NOT NULL,
	content_sha256 TEXT NOT NULL,
	snapshot TEXT NOT NULL,
	PRIMARY KEY (evaluation_id),
	FOREIGN KEY(evaluation_id) REFERENCES evaluations (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
INSERT INTO alembic_version VALUES ('0001');
INSERT INTO patients VALUES ('5084a86488bd49cd92e917927762551b', 'Rivera (invented)', 'Ana', 'A-1042', '1954-03-02', 'female', ' rivera invented ana a 1042 a1042');
INSERT INTO patient_words VALUES ('1042', ' rivera invented ana a 1042 a1042', '5084a86488bd49cd92e917927762551b');
INSERT INTO patient_words VALUES ('a', ' rivera invented ana a 1042 a1042', '5084a86488bd49cd92e917927762551b');
INSERT INTO patient_words VALUES ('a1042', ' rivera invented ana a 1042 a1042', '5084a86488bd49cd92e917927762551b');
INSERT INTO patient_words VALUES ('ana', ' rivera invented ana a 1042 a1042', '5084a86488bd49cd92e917927762551b');
INSERT INTO patient_words VALUES ('invented', ' rivera invented ana a 1042 a1042', '5084a86488bd49cd92e917927762551b');
INSERT INTO patient_words VALUES ('rivera', ' rivera invented ana a 1042 a1042', '5084a86488bd49cd92e917927762551b');
INSERT INTO evaluations VALUES ('07012d9a888e47efb12607b2b0c2440e', '5084a86488bd49cd92e917927762551b', '2026-11-20', 'review', '2026-11-20T14:30:01.000000+00:00', '2026-11-20T14:30:01.000000+00:00', '0.1.0', '7dbc6da53354b922e20e80db8aec5cb88e1aafd5e7574ebc348040777b53bbb2', 'differ', 'too early', 'talk', 'plan');
INSERT INTO answers VALUES ('07012d9a888e47efb12607b2b0c2440e', 'complaint.groups', '["low_back_pain"]');
INSERT INTO answers VALUES ('07012d9a888e47efb12607b2b0c2440e', 'hx.fractures', '[]');
INSERT INTO answers VALUES ('07012d9a888e47efb12607b2b0c2440e', 'life.occupation', '"teacher"');
INSERT INTO answers VALUES ('07012d9a888e47efb12607b2b0c2440e', 'patient.birth_date', '{"date":"1992-02-01"}');
INSERT INTO answers VALUES ('07012d9a888e47efb12607b2b0c2440e', 'vitals.temperature', '36.8');
INSERT INTO region_findings VALUES ('07012d9a888e47efb12607b2b0c2440e', 'LUMB', 2, 'texture,asymmetry,restriction,tenderness', 'right', '');
INSERT INTO findings VALUES ('07012d9a888e47efb12607b2b0c2440e', 'seg.L3', '{"position":"F","rotation":"right","severity":2,"sidebend":"right"}');
INSERT INTO chosen_techniques VALUES ('07012d9a888e47efb12607b2b0c2440e', 'LUMB', 'ME', 0, '');
PRAGMA application_id = 1330467908;
