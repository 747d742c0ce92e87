/**
 * Prescriptions written at the platform's own desk, by doctors whose institution has no system of
 * its own: a draft becomes the messages of D001, D002 and D003, with the document they sign (ADR
 * 11). Decides nothing that a hospital's system could not. Table: {@code writing.template}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "registry",
            "formulary",
            "person",
            "prescription",
            "rules",
            "national",
            "paper"
        })
package cn.yunfang.writing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
