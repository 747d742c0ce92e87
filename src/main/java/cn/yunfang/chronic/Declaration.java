package cn.yunfang.chronic;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.OutwardNumber;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Something an institution declared of a person, a filing or a designation.
 *
 * @param about the disease code; or business, order number and institution of a designation
 * @param institution who declared it, "" when it was taken over
 */
record Declaration(
        Number number,
        String personNo,
        List<String> about,
        LocalDate from,
        LocalDate to,
        String institution,
        boolean withdrawn) {
    /** The last day of one that names none. */
    static final LocalDate OPEN_END = LocalDate.of(2099, 12, 31);

    /** Outward number (trt_dcla_detl_sn): BA, bucket 4 digits, serial 15 digits. */
    record Number(Bucket bucket, long serial) {
        static Optional<Number> parse(String text) {
            return OutwardNumber.parse("BA", text, Number::new);
        }

        /** No declaration has it. */
        static LinkedHashMap<String, Object> none() {
            return new Number(new Bucket(0), 0).key();
        }

        LinkedHashMap<String, Object> key() {
            var params = new LinkedHashMap<String, Object>();
            params.put("bucket", bucket.value());
            params.put("serial", serial);
            return params;
        }

        /** What events are about: all serial numbers come from one source, so they never meet. */
        PrescriptionId subject() {
            return new PrescriptionId(bucket, serial);
        }

        @Override
        public String toString() {
            return OutwardNumber.text("BA", bucket, serial);
        }
    }

    boolean overlaps(LocalDate begin, LocalDate end) {
        return !withdrawn && !begin.isAfter(to) && !end.isBefore(from);
    }

    /**
     * Why one about the same may not begin and end so beside those that are known.
     *
     * @param field where the beginning stands
     */
    static Optional<Refusal> overlap(
            List<Declaration> known,
            List<String> about,
            LocalDate begin,
            LocalDate end,
            String field) {
        return known.stream()
                .filter(one -> one.about.equals(about) && one.overlaps(begin, end))
                .findFirst()
                .map(one -> Refusal.at(field, Reason.FILING_OVERLAPS, one.from, one.to));
    }

    boolean sameAs(Declaration other) {
        return about.equals(other.about)
                && from.equals(other.from)
                && to.equals(other.to)
                && institution.equals(other.institution);
    }

    static LocalDate end(Fields data) {
        return data.has("enddate") ? data.date("enddate") : OPEN_END;
    }
}
