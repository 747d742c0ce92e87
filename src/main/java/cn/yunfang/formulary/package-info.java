/**
 * Drugs, payment classes and limits, diagnoses, chronic diseases, code tables, divisions; versions
 * by date. Tables of schema {@code formulary}: drug, drug_limit, term, edition; filled from the
 * reference files at the first start, held in memory as one immutable edition.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package cn.yunfang.formulary;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
