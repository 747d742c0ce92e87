package cn.yunfang.messaging;

import cn.yunfang.person.PersonSubjects;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.shared.RoundTrip;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What there is to tell a person of: his prescriptions, and whatever else modules say. */
@Component
class Affairs {
    /** Asked for; answers once the trip is sent. */
    record Asked(Supplier<List<Prescription>> prescriptions, List<Supplier<List<Long>>> others) {
        /** Serial numbers of what is no prescription. */
        List<Long> numbers() {
            return others.stream().flatMap(one -> one.get().stream()).toList();
        }
    }

    private final Prescriptions prescriptions;
    private final List<PersonSubjects> subjects;

    Affairs(Prescriptions prescriptions, List<PersonSubjects> subjects) {
        this.prescriptions = prescriptions;
        this.subjects = subjects;
    }

    Asked ask(RoundTrip trip, String personNo, Instant since) {
        return new Asked(
                trip.add(prescriptions.ofPerson(personNo, since)),
                subjects.stream().map(one -> trip.add(one.numbers(personNo, since))).toList());
    }
}
