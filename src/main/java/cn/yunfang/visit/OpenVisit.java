package cn.yunfang.visit;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.visit.Visit.Batch;
import cn.yunfang.visit.Visit.Fee;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A visit that was not cancelled, of this institution and this person, with its charges. */
record OpenVisit(Visit visit, List<Batch> batches, List<Fee> fees) {
    private static final String ALL = "0000";

    /** Asked for in one round trip: the version first, so that it vouches for what follows. */
    record Reading(
            Supplier<Optional<Visit>> visit,
            Supplier<List<Batch>> batches,
            Supplier<List<Fee>> fees) {
        static Reading ask(RoundTrip trip, String mdtrtId) {
            return VisitNumber.parse(mdtrtId)
                    .map(
                            number ->
                                    new Reading(
                                            trip.add(VisitTable.find(number)),
                                            trip.add(FeeTable.batches(number)),
                                            trip.add(FeeTable.fees(number))))
                    .orElseGet(() -> new Reading(Optional::empty, List::of, List::of));
        }

        /**
         * @param node of the message that has mdtrt_id and psn_no
         */
        Outcome<OpenVisit> of(Caller caller, String personNo, String node) {
            return proven(caller, personNo, node)
                    .then(
                            known ->
                                    known.visit.cancelled()
                                            ? Outcome.refused(
                                                    Refusal.at(
                                                            node + ".mdtrt_id", Reason.VISIT_ENDED))
                                            : Outcome.done(known));
        }

        /** The same, cancelled or not. */
        Outcome<OpenVisit> proven(Caller caller, String personNo, String node) {
            var own = visit.get().filter(one -> one.institution().equals(caller.institution()));
            if (own.isEmpty()) {
                return Outcome.refused(Refusal.at(node + ".mdtrt_id", Reason.VISIT_UNKNOWN));
            }
            return own.get().personNo().equals(personNo)
                    ? Outcome.done(new OpenVisit(own.get(), batches.get(), fees.get()))
                    : Outcome.refused(Refusal.at(node + ".psn_no", Reason.PERSON_MISMATCH));
        }
    }

    boolean anySettled() {
        return batches.stream().anyMatch(Batch::settled);
    }

    Optional<Batch> batch(String number) {
        return batches.stream().filter(one -> one.number().equals(number)).findFirst();
    }

    /** The charges of a batch in the order in which they came. */
    List<Fee> feesOf(String batch) {
        return fees.stream().filter(one -> one.batch().equals(batch)).toList();
    }

    Optional<Fee> fee(String number) {
        return fees.stream().filter(one -> one.number().equals(number)).findFirst();
    }

    /** The batches that a withdrawal means: the one it names, or with 0000 all not settled. */
    List<Batch> meant(String number) {
        return number.equals(ALL)
                ? batches.stream().filter(one -> !one.settled()).toList()
                : batch(number).stream().toList();
    }
}
