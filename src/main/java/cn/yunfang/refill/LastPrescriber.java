package cn.yunfang.refill;

import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.reading.Responsible;
import cn.yunfang.shared.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Responsible is who prescribed last, of a repeat prescription first. A contract says more: whoever
 * knows of contracts comes before this.
 */
@Component
@Order(LastPrescriber.LAST)
class LastPrescriber implements Responsible {
    static final int LAST = 1_000;

    private static final Duration YEAR = Duration.ofDays(366);

    private final Prescriptions prescriptions;

    LastPrescriber(Prescriptions prescriptions) {
        this.prescriptions = prescriptions;
    }

    @Override
    public Sql<Optional<Doctor>> of(String personNo, Instant now) {
        return prescriptions
                .lastPrescriber(personNo, now.minus(YEAR))
                .map(last -> last.map(LastPrescriber::doctor));
    }

    private static Doctor doctor(Prescriptions.Prescriber one) {
        return new Doctor(one.doctor(), one.institution(), Optional.of(one.prescription()));
    }

    @Override
    public Sql<Boolean> treats(Doctor doctor, String personNo, Instant now) {
        return prescriptions.treated(
                personNo, doctor.code(), doctor.institution(), now.minus(YEAR));
    }
}
