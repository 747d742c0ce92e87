/**
 * Outpatient chronic and special diseases that a person is filed for (慢特病认定), and the institutions
 * that a person is designated (定点) or referred to (转院). States of all: in force, withdrawn. Tables:
 * {@code chronic.filing}, {@code designation}, {@code referral}, {@code person}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "registry", "formulary", "person", "evidence"})
package cn.yunfang.chronic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
