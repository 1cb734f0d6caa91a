"""The ids of the agreed vocabulary, frozen here: an id is never renamed or reused; new ones may be added."""

REGIONS = "HEAD CERV THOR LUMB SACR PELV LE UE RIB ABD".split()
TECHNIQUES = "HVLA ART ME MFR_D ST STILL CS FPR BLT MFR_I OCMM LYM TLP PED SPL VIS RIBR".split()
COMPLAINTS = (
    "low_back_pain neck_pain thoracic_pain shoulder_pain other_musculoskeletal_pain neuropathy myopathy "
    "carpal_tunnel migraine tension_headache other_headache asthma sinus middle_ear other"
).split()
FACTS = {
    "patient": ("birth_date sex"),
    "consent": ("informed follows_commands acute_psychosis_or_intoxication"),
    "complaint": ("groups onset trauma course pain_now limb_symptoms"),
    "life": ("occupation work_demands activity sleep tobacco"),
    "med": ("list glucocorticoid_3_months anticoagulant anticoagulant_checked antiplatelet"),
    "allergy": ("list"),
    "vitals": ("temperature systolic diastolic pulse respiratory_rate spo2 pef_percent height weight"),
    "hx": (
        "fractures fracture_suspected osteoporosis t_score bone_risk cancer cancer_bone_regions "
        "cancer_skeleton_staged cancer_new_pain cancer_lymph_regions instability fused_or_fixed joint_replacement "
        "spondylolisthesis rheumatoid_arthritis down_syndrome upper_cervical_assessed upper_cervical_anomaly "
        "connective_tissue_disorder hypermobility spondyloarthritis acute_sprain_or_spasm "
        "osteoarthritis_moderate_severe inflamed_joint radiculopathy myelopathy_signs cord_tumour_or_syrinx "
        "entrapment_neuropathy intracranial_bleed skull_fracture stroke_tia raised_intracranial_pressure "
        "cerebral_aneurysm_or_avm head_injury seizure_disorder eye_surgery_or_glaucoma head_device "
        "cervical_artery_disease cervical_artery_risk bleeding_disorder dvt aortic_aneurysm limb_ischaemia "
        "recent_mi_or_unstable_angina heart_failure copd chest_injury anuria surgeries_12_months "
        "frail_or_repeated_falls omt_reaction"
    ),
    "exam": ("neuro_screen neck_screen"),
    "lab": ("platelets"),
    "illness": (
        "acute_systemic bone_or_joint_infection bone_or_joint_infection_suspected skin necrotising_fasciitis "
        "mononucleosis_or_splenomegaly acute_abdomen bowel_obstruction_or_abdominal_infection "
        "abdominal_thrombus_or_metastasis"
    ),
    "pregnancy": ("status weeks complications postpartum_weeks pubic_diastasis"),
    "flag": (
        "infection_or_constitutional spinal_infection_suspected major_trauma limb_weakness "
        "chest_pain_dyspnoea_syncope pulsatile_mass_or_tearing_pain calf_swelling hypertensive_symptoms cauda_equina "
        "anal_tone_or_foot_drop age_at_first_onset not_mechanical_night_pain inflammatory_back_pain "
        "canadian_c_spine_positive neck_cord_signs artery_dissection_signs meningism "
        "upper_cervical_instability_symptoms hot_swollen_joint dislocation mass acute_cuff_tear sudden_arm_deficit "
        "polymyalgia_gca exertional_or_tip_pain thunderclap_or_neuro_headache new_headache_after_50 "
        "changed_headache_pattern medication_overuse ascending_weakness asymmetric_or_sensory_level rhabdomyolysis "
        "bulbar_or_respiratory_weakness unexplained_neuropathy insensate_foot acute_carpal_tunnel "
        "thenar_wasting_or_fixed_numbness wrist_mass carpal_tunnel_cause acute_severe_asthma life_threatening_asthma "
        "worsening_asthma orbital_signs intracranial_sinus_signs invasive_fungal_signs unilateral_bloody_discharge "
        "mastoiditis ear_neuro_complication unwell_infant_or_child adult_unilateral_effusion ear_bleed_or_clear_fluid"
    ),
}

FACT_IDS = [f"{group}.{name}" for group, names in FACTS.items() for name in names.split()]

CHOICES = """
patient.sex: female male other
consent.informed: yes refused unable
consent.follows_commands: yes cannot_relax no
complaint.course: better same worse
life.work_demands: sitting standing lifting repetitive_hand overhead driving vibration
life.tobacco: never former current
hx.fractures status: acute un_united united
hx.osteoporosis: no osteopenia osteoporosis not_measured
hx.bone_risk: older_age glucocorticoid_3_months low_trauma_fracture height_loss_or_kyphosis other_metabolic_bone_disease
hx.cancer: never past current
hx.spondylolisthesis: no stable unstable
hx.rheumatoid_arthritis: no quiet active
hx.upper_cervical_anomaly: os_odontoideum chiari klippel_feil achondroplasia basilar_invagination
hx.spondyloarthritis: no quiet active_or_fused
exam.neuro_screen: normal abnormal
exam.neck_screen: blood_pressure cranial_nerves gait
hx.stroke_tia: no past acute
hx.head_injury: no acute_or_subacute old
hx.eye_surgery_or_glaucoma: no lens_early glaucoma_uncontrolled retinal_recent
hx.head_device: vp_shunt cochlear_implant
hx.cervical_artery_disease: no suspected known
hx.cervical_artery_risk: minor_neck_trauma recent_infection hypertension migraine vascular_anomaly
med.anticoagulant_checked: in_range_and_stable not_checked out_of_range
hx.dvt: no suspected acute past
hx.heart_failure: no stable decompensated
hx.copd: no stable exacerbation
hx.chest_injury: pneumothorax chest_drain flail_chest recent_thoracotomy
illness.acute_systemic: no mild_diagnosed cause_unknown febrile_bacterial_diagnosed severe_or_unstable
hx.surgeries_12_months kind: soft_tissue bone_or_fusion spinal_decompression sternotomy abdominal other
pregnancy.status: not_applicable no possible confirmed
pregnancy.complications: bleeding ruptured_membranes placenta_praevia abruption severe_pre_eclampsia preterm_labour \
ectopic obstetrician_high_risk
flag.major_trauma: no major minor_in_fragile_bone
flag.limb_weakness: no sudden_or_major progressive
flag.calf_swelling: no without_breathlessness with_breathlessness
flag.cauda_equina: bladder_change bowel_change saddle_numbness bilateral_leg_deficit sexual_dysfunction
flag.age_at_first_onset: usual under_20_or_over_50
flag.polymyalgia_gca: no without_visual_symptoms with_visual_symptoms
flag.carpal_tunnel_cause: pregnancy thyroid diabetes rheumatoid
"""
"""The choices of facts and record keys, in their order; every one of them can also be «unknown»."""

REQUIRED = (
    "patient.birth_date patient.sex consent.informed consent.follows_commands "
    "consent.acute_psychosis_or_intoxication complaint.groups complaint.trauma hx.fractures hx.fracture_suspected "
    "hx.osteoporosis hx.cancer hx.cancer_bone_regions hx.cancer_new_pain hx.instability hx.fused_or_fixed "
    "hx.joint_replacement hx.rheumatoid_arthritis hx.down_syndrome hx.connective_tissue_disorder hx.radiculopathy "
    "exam.neuro_screen hx.stroke_tia hx.bleeding_disorder med.anticoagulant hx.dvt hx.aortic_aneurysm "
    "hx.recent_mi_or_unstable_angina hx.heart_failure hx.copd illness.acute_systemic "
    "illness.bone_or_joint_infection illness.bone_or_joint_infection_suspected hx.surgeries_12_months "
    "pregnancy.status pregnancy.weeks pregnancy.complications hx.omt_reaction flag.infection_or_constitutional "
    "flag.major_trauma flag.limb_weakness flag.chest_pain_dyspnoea_syncope flag.pulsatile_mass_or_tearing_pain "
    "flag.calf_swelling flag.hypertensive_symptoms"
).split()
