/**
 * Medicine brought to the door: orders of patients, their parcels and what the courier does with
 * them ({@link cn.yunfang.delivery.DeliveryTransitions}, docs/delivery-states.md), and parcels that
 * pharmacies report (rxDelv). An order is its own outbox: {@code task} says what is still to be
 * done with the courier, and goods and money that go back. Tables: {@code delivery.parcel}, {@code
 * ordered}, {@code contact} and {@code address} (personal data, apart), {@code report} (history,
 * append-only), {@code task}. Events out: {@code Parcel…}. Events in: none.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "crypto",
            "registry",
            "person",
            "formulary",
            "prescription",
            "circulation",
            "stock",
            "dispense",
            "settlement",
            "courier",
            "outside",
            "evidence"
        })
package cn.yunfang.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
