package cn.yunfang.refill;

import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.visit.Registrations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The earlier visit at the same hospital without which nothing is renewed from afar (互联网诊疗监管细则（试行）,
 * 国卫办医发〔2022〕2号, article 18): registered, or shown by a prescription that was written face to face
 * and is itself no renewal; at most twelve months old.
 */
@Component
class RevisitProof {
    static final Duration LONGEST = Duration.ofDays(365);

    private static final String FACE_TO_FACE = "01";

    private final Prescriptions prescriptions;
    private final Registrations visits;

    RevisitProof(Prescriptions prescriptions, Registrations visits) {
        this.prescriptions = prescriptions;
        this.visits = visits;
    }

    /** When the person was last seen there; empty when that is too long ago or never was. */
    Supplier<Optional<Instant>> read(
            RoundTrip trip, String personNo, String institution, Instant now) {
        var since = now.minus(LONGEST);
        var registered = trip.add(visits.last(personNo, institution, since));
        var written = trip.add(prescriptions.ofPerson(personNo, since));
        var renewals =
                trip.add(RenewalTable.ofPerson(personNo, now.minus(LONGEST.multipliedBy(2))));
        return () ->
                Stream.concat(
                                registered.get().stream(),
                                seen(written.get(), institution, renewals.get()))
                        .max(Instant::compareTo);
    }

    private static Stream<Instant> seen(
            List<Prescription> all, String institution, List<Renewal> renewals) {
        var fromAfar =
                renewals.stream()
                        .filter(one -> one.state() == Renewal.State.RENEWED)
                        .map(Renewal::answer)
                        .collect(Collectors.toSet());
        return all.stream()
                .map(Prescription::facts)
                .filter(facts -> facts.institution().equals(institution))
                .filter(facts -> facts.business().equals(FACE_TO_FACE))
                .filter(facts -> !fromAfar.contains(facts.hiRxno()))
                .map(facts -> facts.prescribedAt());
    }
}
