/**
 * Courier orders of dispensed prescriptions: status, position, sign-off; {@link
 * cn.yunfang.delivery.DeliveryStatus}. Tables: {@code delivery.parcel}, {@code contact} (personal
 * data, apart), {@code report} (history, append-only). Events out: ParcelOpened, ParcelMoved,
 * ParcelSigned.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "crypto", "prescription", "circulation", "dispense"})
package cn.yunfang.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
