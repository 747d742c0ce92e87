/**
 * What goes out by itself: pushes to hospitals' systems, short messages to patients (SMS), and the
 * patients' inbox, which is the event log read for its owner. WAITING → SENT, or DEAD after so many
 * tries, or DROPPED when nobody needs it any more. Tables: {@code messaging.message}, {@code
 * inbox_read}, {@code pretended_text}. Events in: those of {@code messaging/templates.csv} and of
 * {@link cn.yunfang.national.HospitalPushes}. Events out: none.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "registry",
            "person",
            "chronic",
            "prescription",
            "national"
        })
package cn.yunfang.messaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
