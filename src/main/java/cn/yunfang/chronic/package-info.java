/**
 * Outpatient chronic and special diseases that a person applies to be filed for (慢特病认定), with the
 * criteria and drugs of each, and the institutions that a person is designated (定点) or referred to
 * (转院). States of a declaration: in force, withdrawn; of an application see {@link
 * cn.yunfang.chronic.ApplicationTransitions}. Tables: {@code chronic.filing}, {@code designation},
 * {@code referral}, {@code person}, {@code application}, {@code application_step}, {@code
 * attachment}. Events out: those of its {@code Told}. Events in: none.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "registry", "formulary", "person", "evidence"})
package cn.yunfang.chronic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
