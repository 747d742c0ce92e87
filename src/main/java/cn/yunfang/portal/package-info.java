/**
 * Our own REST API under {@code /api/v1} with its problem details and OpenAPI, the first web page,
 * and the read models behind them. Table: {@code portal.day_count}, {@code portal.repeat}. Events
 * in: all, counted.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "registry",
            "formulary",
            "person",
            "chronic",
            "cohort",
            "care",
            "prescription",
            "review",
            "quality",
            "rules",
            "recall",
            "supervision",
            "circulation",
            "dispense",
            "stock",
            "inventory",
            "benefit",
            "ledger",
            "settlement",
            "payment",
            "clearing",
            "reconciliation",
            "quote",
            "trial",
            "evidence",
            "identity",
            "national",
            "messaging",
            "delivery",
            "reach",
            "chronic",
            "writing",
            "sandbox",
            "reading",
            "refill"
        })
package cn.yunfang.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
