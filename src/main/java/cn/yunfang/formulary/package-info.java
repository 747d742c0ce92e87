/**
 * Drugs, payment classes and limits, diagnoses, chronic diseases, code tables, divisions; versions
 * by date. Tables of schema {@code formulary}: drug, drug_limit, term, edition; filled from the
 * reference files at the first start, held in memory as one immutable edition. Imported_file and
 * imported_row hold what an adopter brings; the rules keep it in memory.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "postgres"})
package cn.yunfang.formulary;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
