package cn.yunfang.circulation;

import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * rxPharChk: the pharmacy's pharmacist passes or refuses what was fetched (7204); a second checker
 * may be named and must be another person. A refusal gives the lines back.
 */
@Component
public class AuditClaim {
    private final Claims claims;
    private final Journal journal;
    private final Registry registry;
    private final Prescriptions prescriptions;

    AuditClaim(Claims claims, Journal journal, Registry registry, Prescriptions prescriptions) {
        this.claims = claims;
        this.journal = journal;
        this.registry = registry;
        this.prescriptions = prescriptions;
    }

    /** One message and whose audit it tells of. */
    private record Asked(Caller caller, Fields body, Practitioner pharmacist) {
        boolean passed() {
            return body.text("rxChkStasCodg").equals("1");
        }

        // the same message may come late: it must not audit what was fetched since
        boolean wasDone(Claim claim) {
            return body.has("rxChkTime")
                    && !claim.auditNumber().isEmpty()
                    && claim.auditedAt().equals(body.time("rxChkTime"))
                    && claim.pharmacist().equals(pharmacist.code())
                    && (claim.state() != Claim.State.REFUSED) == passed();
        }
    }

    /** Answers rxChkBizSn; the body has passed the field checks of its operation. */
    public Outcome<String> audit(Caller caller, Fields body) {
        return pharmacist(caller, body)
                .then(
                        pharmacist -> {
                            var asked = new Asked(caller, body, pharmacist);
                            return Journal.attempt(
                                    () -> proven(asked).then(held -> decide(asked, held)));
                        });
    }

    private Outcome<Claims.Holding> proven(Asked asked) {
        return claims.proven(
                asked.caller,
                new Claims.Named(
                        asked.body.text("hiRxno"),
                        asked.body.text("claimSecret"),
                        asked::wasDone,
                        Claim.State.HELD));
    }

    /** By national code; a client that does not know it names the certificate (7204). */
    private Outcome<Practitioner> pharmacist(Caller caller, Fields body) {
        boolean byCode = body.has("pharCode");
        var known =
                byCode
                        ? registry.practitioner(body.text("pharCode"))
                        : registry.practitionersAt(caller.institution()).stream()
                                .filter(AuditClaim::isPharmacist)
                                .filter(one -> one.certno().equals(body.text("pharCertno")))
                                .findFirst();
        return known.filter(AuditClaim::isPharmacist)
                .map(one -> checked(caller, body, one))
                .orElseGet(
                        () ->
                                Outcome.refused(
                                        byCode
                                                ? unknown("pharCode", body.text("pharCode"))
                                                : unknown("pharCertno", body.text("pharName"))));
    }

    private static boolean isPharmacist(Practitioner one) {
        return one.kind() == Practitioner.Kind.PHARMACIST;
    }

    private static Refusal unknown(String field, String named) {
        return Refusal.at(field, Reason.PHARMACIST_UNKNOWN, named);
    }

    private Outcome<Practitioner> checked(Caller caller, Fields body, Practitioner pharmacist) {
        if (!pharmacist.mayPractise(caller.institution(), ChinaTime.date(journal.now()))) {
            return Outcome.refused(Refusal.at("pharCode", Reason.PHARMACIST_NOT_LICENSED));
        }
        var certno = pharmacist.certno();
        if (body.has("pharCertno") && !body.text("pharCertno").equals(certno)) {
            return invalid("pharCertno", "药师证件号码", "= pharCode");
        }
        return certno.equals(body.text("rchkPharCertno"))
                ? invalid("rchkPharCertno", "复核药师证件号码", "≠ pharCertno")
                : Outcome.done(pharmacist);
    }

    private static Outcome<Practitioner> invalid(String field, String name, String right) {
        return Outcome.refused(Refusal.invalid(field, name, right));
    }

    private Outcome<String> decide(Asked asked, Claims.Holding holding) {
        var claim = holding.claim();
        boolean passed = asked.passed();
        if (!claim.auditNumber().isEmpty()) {
            boolean same = (claim.state() != Claim.State.REFUSED) == passed;
            return same
                    ? journal.commit(claim.auditNumber(), asked.caller, List.of(), List.of())
                    : Outcome.refused(passed ? Reason.AUDIT_REFUSED : Reason.AUDIT_DIFFERS);
        }
        if (!claim.state().isOpen()) {
            return Outcome.refused(Reason.LEASE_ENDED);
        }
        var rx = holding.prescription();
        var step = passed ? rx.audit(claim.claimId()) : rx.giveBack(claim.claimId(), List.of());
        return step.then(done -> write(asked, claim, done));
    }

    private Outcome<String> write(Asked asked, Claim claim, Prescription.Step step) {
        var body = asked.body;
        var number = Claim.auditNumber(claim.id(), claim.claimId());
        var audited =
                new Claim(
                        claim.id(),
                        claim.claimId(),
                        claim.institution(),
                        claim.lines(),
                        asked.passed() ? Claim.State.PASSED : Claim.State.REFUSED,
                        number,
                        asked.pharmacist.code(),
                        asked.pharmacist.name(),
                        body.text("rxChkOpnn"),
                        body.has("rxChkTime") ? body.time("rxChkTime") : journal.now(),
                        claim.leaseUntil());
        var writes = new ArrayList<Sql<?>>(prescriptions.save(step.before(), step.after()));
        writes.add(ClaimTable.audit(audited));
        writes.add(Claims.free(claim, step));
        return journal.commit(
                number,
                asked.caller,
                writes,
                prescriptions.told(
                        step,
                        asked.caller.actingAs(asked.pharmacist.code()),
                        Map.of("passed", asked.passed())));
    }
}
