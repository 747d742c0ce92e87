/**
 * Refills of repeat prescriptions (续方): when an issue opens by a fresh reading, a bridge supply
 * meanwhile, tasks of the doctor, issues nobody collected, renewals. States of a task: waiting,
 * asked (the patient to come), released, stopped, opened, over; of a renewal: asked, renewed,
 * refused. Tables of schema {@code refill}. Events out: {@code RefillDecided}, {@code
 * PatientAsked}, {@code RenewalAsked}, {@code RenewalWritten}, {@code RenewalRefused}. Releases
 * issues of {@code prescription} and tells {@code reading} who is responsible.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "prescription", "reading", "writing", "visit", "evidence"})
package cn.yunfang.refill;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
