/**
 * The registry of the chronically ill (慢病登记): a row for each person and disease filed for, with
 * where, how ill, controlled or not, on what drugs and how well these are collected (proportion of
 * days covered). A read model, made of what other modules hold and kept fresh by their events
 * (docs/adr/0016-registry-of-the-chronically-ill.md); {@link cn.yunfang.cohort.RebuildCohort} makes
 * it anew. Tables: {@code cohort.entry}, {@code detail}, {@code patient}, {@code sweep}. Events
 * out: none. Events in: filings, contracts, approvals, hand-overs, returns.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "registry",
            "formulary",
            "person",
            "chronic",
            "care",
            "reading",
            "reach",
            "rules",
            "prescription"
        })
package cn.yunfang.cohort;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
