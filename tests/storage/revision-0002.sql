-- A practice as revision 0002 wrote it, with one invented patient. It must open for ever; it is never changed.
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
 STRICT
;
CREATE INDEX patients_by_name ON patients (folded_name, id);
CREATE TABLE protocols (
	sha256 TEXT NOT NULL,
	name TEXT NOT NULL,
	version INTEGER NOT NULL,
	text TEXT NOT NULL,
	kept_at TEXT NOT NULL,
	PRIMARY KEY (sha256)
)
 WITHOUT ROWID,
 STRICT
;
CREATE TABLE patient_words (
	word TEXT NOT NULL,
	folded_name TEXT NOT NULL,
	patient_id TEXT NOT NULL,
	PRIMARY KEY (word, folded_name, patient_id),
	FOREIGN KEY(patient_id) REFERENCES patients (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT
;
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
	protocol_sha256 TEXT,
	PRIMARY KEY (id),
	FOREIGN KEY(patient_id) REFERENCES patients (id) ON DELETE RESTRICT,
	FOREIGN KEY(protocol_sha256) REFERENCES protocols (sha256) ON DELETE RESTRICT
)
 STRICT
;
CREATE INDEX evaluations_of_patient ON evaluations (patient_id, evaluated_on);
CREATE INDEX evaluations_unfinished ON evaluations (saved_at) WHERE stance IS NULL;
CREATE INDEX evaluations_without_reason ON evaluations (saved_at) WHERE stance = 'differ' AND trim(reason) = '';
CREATE TABLE answers (
	evaluation_id TEXT NOT NULL,
	fact_id TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY (evaluation_id, fact_id),
	FOREIGN KEY(evaluation_id) REFERENCES evaluations (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT
;
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
 STRICT
;
CREATE TABLE findings (
	evaluation_id TEXT NOT NULL,
	item_id TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY (evaluation_id, item_id),
	FOREIGN KEY(evaluation_id) REFERENCES evaluations (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT
;
CREATE INDEX findings_of_own_items ON findings (item_id) WHERE item_id > 'own.' AND item_id < 'own/';
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
 STRICT
;
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
 STRICT
;
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
INSERT INTO patients VALUES ('dd58ab5cbdd14a08ba7e3fc914abbd1b', 'Rivera (invented)', 'Ana', 'A-1042', '1954-03-02', 'female', ' rivera invented ana a 1042 a1042');
INSERT INTO protocols VALUES ('abababababababababababababababababababababababababababababababab', 'Mine', 1, '{"format": "omt-protocol/1"}', '2026-11-20T14:30:01.000000+00:00');
INSERT INTO patient_words VALUES ('1042', ' rivera invented ana a 1042 a1042', 'dd58ab5cbdd14a08ba7e3fc914abbd1b');
INSERT INTO patient_words VALUES ('a', ' rivera invented ana a 1042 a1042', 'dd58ab5cbdd14a08ba7e3fc914abbd1b');
INSERT INTO patient_words VALUES ('a1042', ' rivera invented ana a 1042 a1042', 'dd58ab5cbdd14a08ba7e3fc914abbd1b');
INSERT INTO patient_words VALUES ('ana', ' rivera invented ana a 1042 a1042', 'dd58ab5cbdd14a08ba7e3fc914abbd1b');
INSERT INTO patient_words VALUES ('invented', ' rivera invented ana a 1042 a1042', 'dd58ab5cbdd14a08ba7e3fc914abbd1b');
INSERT INTO patient_words VALUES ('rivera', ' rivera invented ana a 1042 a1042', 'dd58ab5cbdd14a08ba7e3fc914abbd1b');
INSERT INTO evaluations VALUES ('77ac39285e2a408c8e48dbf782657bb4', 'dd58ab5cbdd14a08ba7e3fc914abbd1b', '2026-11-20', 'review', '2026-11-20T14:30:02.000000+00:00', '2026-11-20T14:30:03.000000+00:00', '0.2.0', 'cc2ea78c89b2bc2368afc5046dbac5ecd7417a41a54d41f7652da5ea25721c95', 'agree', '', 'discussed', 'plan', 'abababababababababababababababababababababababababababababababab');
INSERT INTO evaluations VALUES ('fd04e83cc7364837b872397d6e8124a7', 'dd58ab5cbdd14a08ba7e3fc914abbd1b', '2026-11-20', 'history', '2026-11-20T14:30:04.000000+00:00', '2026-11-20T14:30:04.000000+00:00', '0.2.0', 'cc2ea78c89b2bc2368afc5046dbac5ecd7417a41a54d41f7652da5ea25721c95', NULL, '', '', '', NULL);
INSERT INTO answers VALUES ('77ac39285e2a408c8e48dbf782657bb4', 'complaint.groups', '["low_back_pain"]');
INSERT INTO answers VALUES ('77ac39285e2a408c8e48dbf782657bb4', 'life.sleep', '"7 hours"');
INSERT INTO answers VALUES ('fd04e83cc7364837b872397d6e8124a7', 'complaint.groups', '["low_back_pain"]');
INSERT INTO region_findings VALUES ('77ac39285e2a408c8e48dbf782657bb4', 'LUMB', 2, 'texture', 'left', 'note');
INSERT INTO region_findings VALUES ('fd04e83cc7364837b872397d6e8124a7', 'LUMB', 2, 'texture', 'left', 'note');
INSERT INTO findings VALUES ('77ac39285e2a408c8e48dbf782657bb4', 'own.gait', '{"value":"normal"}');
INSERT INTO findings VALUES ('77ac39285e2a408c8e48dbf782657bb4', 'seg.L3', '{"position":"F"}');
INSERT INTO findings VALUES ('fd04e83cc7364837b872397d6e8124a7', 'own.gait', '{"value":"normal"}');
INSERT INTO findings VALUES ('fd04e83cc7364837b872397d6e8124a7', 'seg.L3', '{"position":"F"}');
INSERT INTO chosen_techniques VALUES ('77ac39285e2a408c8e48dbf782657bb4', 'LUMB', 'ME', 0, '');
INSERT INTO recommendations VALUES ('77ac39285e2a408c8e48dbf782657bb4', 'insufficient_information', '0.2.0', 'cc2ea78c89b2bc2368afc5046dbac5ecd7417a41a54d41f7652da5ea25721c95', '{"outcome":"insufficient_information","fired":[],"undecided":[["CI-01",["consent.informed"]],["CI-04",["hx.omt_reaction"]],["CI-05",["illness.acute_systemic"]],["CI-06",["consent.follows_commands"]],["CI-07",["consent.acute_psychosis_or_intoxication"]],["CI-08",["hx.osteoporosis","med.glucocorticoid_3_months"]],["CI-10",["hx.fractures"]],["CI-100",["pregnancy.status"]],["CI-101",["pregnancy.complications"]],["CI-102",["pregnancy.weeks"]],["CI-103",["pregnancy.weeks"]],["CI-104",["pregnancy.status","pregnancy.weeks"]],["CI-105",["hx.instability","pregnancy.pubic_diastasis"]],["CI-10a",["hx.fractures"]],["CI-11",["hx.instability","hx.spondylolisthesis"]],["CI-110",["patient.birth_date"]],["CI-111",["patient.birth_date"]],["CI-112",["patient.birth_date"]],["CI-12",["hx.fracture_suspected"]],["CI-120",["hx.frail_or_repeated_falls","patient.birth_date"]],["CI-121",["patient.birth_date"]],["CI-13",["hx.cancer","hx.cancer_bone_regions"]],["CI-14",["hx.cancer","hx.cancer_new_pain"]],["CI-15",["hx.osteoporosis"]],["CI-16",["hx.fractures","hx.osteoporosis"]],["CI-17",["hx.osteoporosis"]],["CI-18",["hx.bone_risk","hx.fractures","hx.osteoporosis","med.glucocorticoid_3_months","patient.birth_date","patient.sex"]],["CI-19",["hx.fused_or_fixed"]],["CI-20",["hx.joint_replacement"]],["CI-21",["hx.spondylolisthesis"]],["CI-22",["hx.inflamed_joint","hx.rheumatoid_arthritis"]],["CI-23",["hx.down_syndrome"]],["CI-26",["hx.connective_tissue_disorder"]],["CI-27",["hx.hypermobility"]],["CI-28",["hx.spondyloarthritis"]],["CI-29",["hx.acute_sprain_or_spasm"]],["CI-30",["hx.osteoarthritis_moderate_severe"]],["CI-31",["hx.inflamed_joint"]],["CI-40",["flag.cauda_equina"]],["CI-41",["hx.radiculopathy"]],["CI-42",["hx.radiculopathy"]],["CI-43",["hx.myelopathy_signs"]],["CI-44",["hx.cord_tumour_or_syrinx"]],["CI-45",["hx.entrapment_neuropathy"]],["CI-46",["exam.neuro_screen"]],["CI-52",["hx.stroke_tia"]],["CI-54",["hx.cerebral_aneurysm_or_avm"]],["CI-55",["hx.head_injury"]],["CI-56",["hx.seizure_disorder"]],["CI-57",["hx.eye_surgery_or_glaucoma"]],["CI-58",["hx.eye_surgery_or_glaucoma"]],["CI-59",["hx.head_device"]],["CI-61",["hx.bleeding_disorder"]],["CI-62",["med.anticoagulant"]],["CI-63",["med.anticoagulant","med.anticoagulant_checked"]],["CI-64",["med.antiplatelet"]],["CI-65",["hx.dvt"]],["CI-66",["hx.aortic_aneurysm"]],["CI-67",["hx.limb_ischaemia"]],["CI-70",["hx.recent_mi_or_unstable_angina"]],["CI-71",["hx.heart_failure"]],["CI-72",["hx.heart_failure"]],["CI-73",["hx.copd"]],["CI-74",["hx.copd"]],["CI-76",["hx.anuria"]],["CI-80",["illness.acute_systemic"]],["CI-81",["illness.acute_systemic"]],["CI-82",["illness.bone_or_joint_infection","illness.bone_or_joint_infection_suspected"]],["CI-83",["illness.skin"]],["CI-84",["illness.necrotising_fasciitis"]],["CI-85",["illness.mononucleosis_or_splenomegaly"]],["CI-87",["illness.bowel_obstruction_or_abdominal_infection"]],["CI-88",["hx.cancer_lymph_regions"]],["CI-89",["illness.abdominal_thrombus_or_metastasis"]],["CI-90",["hx.surgeries_12_months"]],["CI-91",["hx.surgeries_12_months"]],["CI-92",["hx.surgeries_12_months"]],["RF-01",["flag.infection_or_constitutional","flag.spinal_infection_suspected","illness.bone_or_joint_infection_suspected"]],["RF-02",["hx.cancer","hx.cancer_new_pain"]],["RF-03",["flag.major_trauma"]],["RF-04",["flag.limb_weakness","hx.radiculopathy"]],["RF-05",["flag.chest_pain_dyspnoea_syncope"]],["RF-06",["flag.pulsatile_mass_or_tearing_pain"]],["RF-07",["flag.calf_swelling","hx.dvt"]],["RF-10",["flag.cauda_equina"]],["RF-11",["flag.anal_tone_or_foot_drop"]],["RF-12",["flag.age_at_first_onset"]],["RF-13",["flag.not_mechanical_night_pain"]],["RF-14",["complaint.trauma","flag.major_trauma","med.glucocorticoid_3_months","patient.birth_date"]],["RF-15",["flag.inflammatory_back_pain"]],["RF-26",["hx.cervical_artery_risk","hx.connective_tissue_disorder"]],["RF-43",["flag.medication_overuse"]],["RF-55",["flag.insensate_foot"]],["RF-63",["flag.carpal_tunnel_cause"]]],"not_fired":[["CI-02",[]],["CI-03",[]],["CI-113",["complaint.groups"]],["CI-24",["hx.upper_cervical_anomaly"]],["CI-25",["hx.upper_cervical_anomaly"]],["CI-50",["hx.intracranial_bleed"]],["CI-51",["hx.skull_fracture"]],["CI-53",["hx.raised_intracranial_pressure"]],["CI-60",["hx.cervical_artery_disease"]],["CI-75",["hx.chest_injury"]],["CI-86",["illness.acute_abdomen"]],["RF-08",["flag.hypertensive_symptoms","vitals.diastolic","vitals.systolic"]],["RF-20",["flag.canadian_c_spine_positive"]],["RF-21",["flag.neck_cord_signs"]],["RF-22",["flag.artery_dissection_signs"]],["RF-23",[]],["RF-24",["flag.meningism"]],["RF-25",["flag.upper_cervical_instability_symptoms"]],["RF-30",["flag.hot_swollen_joint"]],["RF-31",["flag.dislocation"]],["RF-32",["flag.mass"]],["RF-33",["flag.acute_cuff_tear"]],["RF-34",["flag.sudden_arm_deficit"]],["RF-35",["flag.polymyalgia_gca"]],["RF-36",["flag.exertional_or_tip_pain"]],["RF-40",["flag.thunderclap_or_neuro_headache"]],["RF-41",["flag.new_headache_after_50","flag.polymyalgia_gca"]],["RF-42",["flag.changed_headache_pattern"]],["RF-50",["flag.ascending_weakness"]],["RF-51",["flag.asymmetric_or_sensory_level"]],["RF-52",["flag.rhabdomyolysis"]],["RF-53",["flag.bulbar_or_respiratory_weakness"]],["RF-54",["flag.unexplained_neuropathy"]],["RF-60",["flag.acute_carpal_tunnel"]],["RF-61",["flag.thenar_wasting_or_fixed_numbness"]],["RF-62",["flag.wrist_mass"]],["RF-70",["complaint.groups","flag.acute_severe_asthma","vitals.pef_percent","vitals.pulse","vitals.respiratory_rate"]],["RF-71",["complaint.groups","flag.life_threatening_asthma","vitals.pef_percent","vitals.spo2"]],["RF-72",["complaint.groups","flag.worsening_asthma","vitals.pef_percent"]],["RF-80",["flag.orbital_signs"]],["RF-81",["flag.intracranial_sinus_signs"]],["RF-82",["flag.invasive_fungal_signs"]],["RF-83",["flag.unilateral_bloody_discharge"]],["RF-90",["flag.mastoiditis"]],["RF-91",["flag.ear_neuro_complication"]],["RF-92",["flag.unwell_infant_or_child","vitals.temperature"]],["RF-93",["flag.adult_unilateral_effusion"]],["RF-94",["flag.ear_bleed_or_clear_fluid"]]],"missing":["complaint.limb_symptoms","complaint.trauma","consent.acute_psychosis_or_intoxication","consent.follows_commands","consent.informed","flag.anal_tone_or_foot_drop","flag.calf_swelling","flag.cauda_equina","flag.chest_pain_dyspnoea_syncope","flag.infection_or_constitutional","flag.limb_weakness","flag.major_trauma","flag.not_mechanical_night_pain","flag.pulsatile_mass_or_tearing_pain","hx.aortic_aneurysm","hx.bleeding_disorder","hx.cancer","hx.connective_tissue_disorder","hx.copd","hx.down_syndrome","hx.dvt","hx.fracture_suspected","hx.fractures","hx.fused_or_fixed","hx.heart_failure","hx.instability","hx.joint_replacement","hx.omt_reaction","hx.osteoporosis","hx.radiculopathy","hx.recent_mi_or_unstable_angina","hx.rheumatoid_arthritis","hx.stroke_tia","hx.surgeries_12_months","illness.acute_systemic","illness.bone_or_joint_infection","illness.bone_or_joint_infection_suspected","med.anticoagulant","patient.birth_date","patient.sex","pregnancy.status"],"cells":{"LUMB":{"HVLA":["needs_answer",["CI-01","CI-04","CI-05","CI-06","CI-07","CI-10","CI-100","CI-101","CI-102","CI-11","CI-110","CI-111","CI-12","CI-13","CI-14","CI-15","CI-16","CI-18","CI-19","CI-20","CI-22","CI-26","CI-28","CI-31","CI-41","CI-42","CI-44","CI-46","CI-61","CI-62","CI-66","CI-70","CI-71","CI-73","CI-80","CI-81","CI-82","CI-83","CI-85","CI-90","CI-91"]],"ART":["needs_answer",["CI-01","CI-04","CI-05","CI-07","CI-10","CI-101","CI-11","CI-12","CI-13","CI-14","CI-16","CI-20","CI-22","CI-26","CI-28","CI-31","CI-41","CI-44","CI-46","CI-61","CI-62","CI-66","CI-70","CI-71","CI-73","CI-80","CI-82","CI-83","CI-90","CI-91"]],"ME":["needs_answer",["CI-01","CI-04","CI-05","CI-06","CI-07","CI-10","CI-101","CI-11","CI-12","CI-13","CI-14","CI-16","CI-22","CI-31","CI-41","CI-44","CI-46","CI-61","CI-62","CI-66","CI-70","CI-71","CI-73","CI-80","CI-82","CI-83","CI-90","CI-91"]],"MFR_D":["needs_answer",["CI-01","CI-04","CI-05","CI-07","CI-10","CI-101","CI-12","CI-13","CI-14","CI-22","CI-41","CI-46","CI-61","CI-62","CI-66","CI-70","CI-71","CI-73","CI-80","CI-82","CI-83","CI-90","CI-91"]],"ST":["needs_answer",["CI-01","CI-04","CI-05","CI-07","CI-10","CI-101","CI-12","CI-13","CI-14","CI-22","CI-41","CI-46","CI-61","CI-62","CI-66","CI-70","CI-71","CI-73","CI-80","CI-82","CI-83","CI-90","CI-91"]],"STILL":["needs_answer",["CI-01","CI-04","CI-05","CI-07","CI-10","CI-101","CI-10a","CI-12","CI-13","CI-14","CI-22","CI-41","CI-46","CI-61","CI-62","CI-66","CI-70","CI-71","CI-73","CI-80","CI-82","CI-83","CI-90","CI-91"]],"CS":["needs_answer",["CI-01","CI-04","CI-05","CI-06","CI-07","CI-101","CI-12","CI-14","CI-41","CI-46","CI-70","CI-71","CI-73","CI-80","CI-82"]],"FPR":["needs_answer",["CI-01","CI-04","CI-05","CI-07","CI-101","CI-12","CI-14","CI-41","CI-46","CI-70","CI-71","CI-73","CI-80","CI-82"]],"BLT":["needs_answer",["CI-01","CI-04","CI-05","CI-07","CI-101","CI-12","CI-14","CI-41","CI-46","CI-70","CI-71","CI-73","CI-80","CI-82"]],"MFR_I":["needs_answer",["CI-01","CI-04","CI-05","CI-07","CI-101","CI-12","CI-14","CI-41","CI-46","CI-70","CI-71","CI-73","CI-80","CI-82"]],"OCMM":["not_applicable",[]],"LYM":["not_applicable",[]],"TLP":["not_applicable",[]],"PED":["not_applicable",[]],"SPL":["not_applicable",[]],"VIS":["not_applicable",[]],"RIBR":["not_applicable",[]]}},"workup":[],"advice":[]}');
INSERT INTO alembic_version VALUES ('0002');
PRAGMA application_id = 1330467908;
