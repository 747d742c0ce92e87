package cn.yunfang.person;

import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Who is meant and what was shown for it at a counter.
 *
 * @param person of the number in the message (psn_no); @param holder of the voucher, ID or card
 * @param certType mdtrt_cert_type; @param insuranceType insutype that the message claims
 */
public record Shown(
        Optional<Person> person, Optional<Person> holder, String certType, String insuranceType) {
    private static final List<String> VOUCHER = List.of("01", "1");

    /**
     * Why the insurance cannot be used with it.
     *
     * @param node of the message that has psn_no, mdtrt_cert_no and insutype
     */
    public Optional<Refusal> refusal(String node) {
        if (person.isEmpty()) {
            return refused(node + ".psn_no", Reason.PERSON_UNKNOWN);
        }
        if (!holder.map(Person::no).equals(person.map(Person::no))) {
            boolean expired = holder.isEmpty() && VOUCHER.contains(certType);
            return refused(
                    node + ".mdtrt_cert_no",
                    expired ? Reason.VOUCHER_INVALID : Reason.PERSON_MISMATCH);
        }
        if (!person.get().active()) {
            return refused(node + ".psn_no", Reason.NOT_INSURED);
        }
        return person.get().insuranceType().equals(insuranceType)
                ? Optional.empty()
                : refused(node + ".insutype", Reason.NOT_ENTITLED);
    }

    private static Optional<Refusal> refused(String field, Reason reason) {
        return Optional.of(Refusal.at(field, reason));
    }
}
