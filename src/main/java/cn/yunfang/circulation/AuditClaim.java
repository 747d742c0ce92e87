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
import java.util.Optional;
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

    /** Answers rxChkBizSn; the body has passed the field checks of its operation. */
    public Outcome<String> audit(Caller caller, Fields body) {
        return pharmacistRefusal(caller, body)
                .<Outcome<String>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                Journal.attempt(
                                        () ->
                                                proven(caller, body)
                                                        .then(held -> decide(caller, body, held))));
    }

    private Outcome<Claims.Holding> proven(Caller caller, Fields body) {
        return claims.proven(
                caller,
                new Claims.Named(
                        body.text("hiRxno"),
                        body.text("claimSecret"),
                        claim -> isRepeated(claim, body),
                        Claim.State.HELD));
    }

    // the same message may come late: it must not audit what was fetched since
    private static boolean isRepeated(Claim claim, Fields body) {
        return body.has("rxChkTime")
                && !claim.auditNumber().isEmpty()
                && claim.auditedAt().equals(body.time("rxChkTime"))
                && claim.pharmacist().equals(body.text("pharCode"))
                && (claim.state() == Claim.State.REFUSED) == body.text("rxChkStasCodg").equals("2");
    }

    private Optional<Refusal> pharmacistRefusal(Caller caller, Fields body) {
        var code = body.text("pharCode");
        var pharmacist = registry.practitioner(code);
        if (pharmacist.isEmpty() || pharmacist.get().kind() != Practitioner.Kind.PHARMACIST) {
            return Optional.of(Refusal.at("pharCode", Reason.PHARMACIST_UNKNOWN, code));
        }
        var today = ChinaTime.date(journal.now());
        if (!pharmacist.get().mayPractise(caller.institution(), today)) {
            return Optional.of(Refusal.at("pharCode", Reason.PHARMACIST_NOT_LICENSED));
        }
        var certno = pharmacist.get().certno();
        if (body.has("pharCertno") && !body.text("pharCertno").equals(certno)) {
            return invalid("pharCertno", "药师证件号码", "= pharCode");
        }
        return certno.equals(body.text("rchkPharCertno"))
                ? invalid("rchkPharCertno", "复核药师证件号码", "≠ pharCertno")
                : Optional.empty();
    }

    private static Optional<Refusal> invalid(String field, String name, String right) {
        return Optional.of(Refusal.at(field, Reason.FIELD_INVALID, field, name, right));
    }

    private Outcome<String> decide(Caller caller, Fields body, Claims.Holding holding) {
        var claim = holding.claim();
        boolean passed = body.text("rxChkStasCodg").equals("1");
        if (!claim.auditNumber().isEmpty()) {
            boolean same = (claim.state() != Claim.State.REFUSED) == passed;
            return same
                    ? journal.commit(claim.auditNumber(), caller, List.of(), List.of())
                    : Outcome.refused(passed ? Reason.AUDIT_REFUSED : Reason.AUDIT_DIFFERS);
        }
        if (!claim.state().isOpen()) {
            return Outcome.refused(Reason.LEASE_ENDED);
        }
        var rx = holding.prescription();
        var step = passed ? rx.audit(claim.claimId()) : rx.giveBack(claim.claimId(), List.of());
        return step.then(done -> write(caller, body, claim, done));
    }

    private Outcome<String> write(Caller caller, Fields body, Claim claim, Prescription.Step step) {
        boolean passed = body.text("rxChkStasCodg").equals("1");
        var number = Claim.auditNumber(claim.id(), claim.claimId());
        var audited =
                new Claim(
                        claim.id(),
                        claim.claimId(),
                        claim.institution(),
                        claim.lines(),
                        passed ? Claim.State.PASSED : Claim.State.REFUSED,
                        number,
                        body.text("pharCode"),
                        registry.practitioner(body.text("pharCode"))
                                .map(Practitioner::name)
                                .orElse(""),
                        body.text("rxChkOpnn"),
                        body.optional("rxChkTime")
                                .map(_ -> body.time("rxChkTime"))
                                .orElse(journal.now()),
                        claim.leaseUntil());
        var writes = new ArrayList<Sql<?>>(prescriptions.save(step.before(), step.after()));
        writes.add(ClaimTable.audit(audited));
        return journal.commit(
                number,
                caller,
                writes,
                prescriptions.told(
                        step, caller.actingAs(body.text("pharCode")), Map.of("passed", passed)));
    }
}
