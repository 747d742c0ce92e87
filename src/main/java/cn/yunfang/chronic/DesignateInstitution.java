package cn.yunfang.chronic;

import cn.yunfang.person.Person;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * 2505: designates an institution for a person; 2506 takes it back. One institution at a time for
 * each business and order number. Where a policy says so, the benefit of a disease is for it alone;
 * settlements made before one is taken back stand.
 */
@Component
public class DesignateInstitution {
    private static final String REPLACED = "本人变更定点";

    private final Declaring declaring;
    private final Journal journal;
    private final Registry registry;

    DesignateInstitution(Declaring declaring, Journal journal, Registry registry) {
        this.declaring = declaring;
        this.journal = journal;
        this.registry = registry;
    }

    /**
     * Answers trt_dcla_detl_sn.
     *
     * @param data of 2505, checked
     */
    public Outcome<String> designate(Caller caller, Fields data) {
        return designate(caller, data, Optional.empty());
    }

    /**
     * The same in the place of another one, which is taken back in the same commit: a person who
     * changes is never without.
     *
     * @param replaces trt_dcla_detl_sn of one that the caller declared
     */
    public Outcome<String> designate(Caller caller, Fields data, Optional<String> replaces) {
        var wanted = new Wanted(caller, data, journal.now(), replaces);
        return declaring.declare(caller, data.text("psn_no"), wanted);
    }

    /**
     * Answers trt_dcla_detl_sn.
     *
     * @param data of 2506, checked
     */
    public Outcome<String> withdraw(Caller caller, Fields data) {
        return declaring.withdraw(
                caller,
                data,
                new Declaring.Withdrawal(
                        "2506",
                        "DesignationWithdrawn",
                        DesignationTable.declared(data.text("trt_dcla_detl_sn")),
                        one -> List.of(DesignationTable.withdraw(one, data.text("memo")))));
    }

    /** All designations of a person that were not withdrawn, past ones too, by business. */
    public Sql<List<Designation>> of(String personNo) {
        return DesignationTable.of(personNo);
    }

    /** The latest designations to an institution that were not withdrawn, past ones too. */
    public Sql<List<Designation>> at(String institution, int most) {
        return DesignationTable.at(institution, most);
    }

    /** One message, held against what is known. */
    private final class Wanted implements Declaring.Kind {
        private final Caller caller;
        private final Fields data;
        private final Instant at;
        private final LocalDate from;
        private final LocalDate to;
        private final Optional<String> replaces;
        private Optional<Declaration> replaced = Optional.empty();

        Wanted(Caller caller, Fields data, Instant at, Optional<String> replaces) {
            this.replaces = replaces;
            this.caller = caller;
            this.data = data;
            this.at = at;
            this.from = data.date("begndate");
            this.to = Declaration.end(data);
        }

        @Override
        public Optional<Refusal> wrong() {
            if (to.isBefore(from)) {
                return Optional.of(Refusal.invalid("data.enddate", "结束日期", "≥ " + from));
            }
            var code = data.text("fixmedins_code");
            var institution = registry.institution(code);
            if (institution.isEmpty()) {
                return refused("fixmedins_code", Reason.INSTITUTION_UNKNOWN, code);
            }
            var today = ChinaTime.date(at);
            return institution.get().designatedOn(from.isBefore(today) ? today : from)
                    ? Optional.empty()
                    : refused("fixmedins_code", Reason.DESIGNATION_EXPIRED);
        }

        @Override
        public String operation() {
            return "2505";
        }

        @Override
        public String event() {
            return "InstitutionDesignated";
        }

        @Override
        public Sql<List<Declaration>> of(String personNo) {
            return DesignationTable.declarations(personNo);
        }

        // neither two institutions in one place nor one institution in two
        @Override
        public Optional<Refusal> refusal(Person person, List<Declaration> known) {
            if (!person.active()) {
                return refused("psn_no", Reason.NOT_INSURED);
            }
            replaced =
                    known.stream()
                            .filter(one -> one.institution().equals(caller.institution()))
                            .filter(one -> replaces.equals(Optional.of(one.number().toString())))
                            .findFirst();
            if (replaces.isPresent() && replaced.isEmpty()) {
                return Optional.of(Refusal.at("replaces", Reason.FILING_UNKNOWN));
            }
            var about = about();
            return known.stream()
                    .filter(one -> !replaced.equals(Optional.of(one)))
                    .filter(one -> one.overlaps(from, to))
                    .filter(one -> collide(one.about(), about))
                    .findFirst()
                    .flatMap(
                            one ->
                                    refused(
                                            "begndate",
                                            Reason.FILING_OVERLAPS,
                                            one.from(),
                                            one.to()));
        }

        private static boolean collide(List<String> one, List<String> other) {
            boolean samePlace = one.get(1).equals(other.get(1));
            boolean sameInstitution = one.getLast().equals(other.getLast());
            return one.getFirst().equals(other.getFirst()) && (samePlace || sameInstitution);
        }

        private List<String> about() {
            return List.of(
                    data.text("biz_appy_type"),
                    data.text("fix_srt_no"),
                    data.text("fixmedins_code"));
        }

        @Override
        public Declaration declared(Declaration.Number number) {
            return new Declaration(
                    number, data.text("psn_no"), about(), from, to, caller.institution(), false);
        }

        @Override
        public List<Sql<?>> writes(Person person, Declaration declaration) {
            var writes = new ArrayList<Sql<?>>();
            replaced.ifPresent(one -> writes.add(DesignationTable.withdraw(one, REPLACED)));
            writes.add(DesignationTable.declare(declaration, data.text("memo"), at));
            return writes;
        }

        private Optional<Refusal> refused(String name, Reason reason, Object... facts) {
            return Optional.of(Refusal.at("data." + name, reason, facts));
        }
    }
}
