/**
 * The synthetic demo city and the client systems that play in it: HIS and pharmacy clients, demo
 * and bench. City data goes in through the modules' own interfaces, the clients come over HTTP like
 * anybody else. Tables: {@code simulation.city}, {@code year}. Only with {@code yunfang.demo=true}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "crypto",
            "identity",
            "registry",
            "formulary",
            "person",
            "chronic",
            "care",
            "cohort",
            "reading",
            "settlement",
            "ledger",
            "stock",
            "inventory",
            "reach",
            "national",
            "writing",
            "prescription",
            "review",
            "rules",
            "refill",
            "reading",
            "quote",
            "circulation",
            "cohort",
            "delivery"
        })
package cn.yunfang.simulation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
