package cn.yunfang.identity;

import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Application;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Decides who gets a token: applications by their secret; people without a password only in the
 * demo city, where everybody is made up.
 */
@Component
class SignIn {
    private static final String ROLES =
            "PATIENT, MEDICAL, REVIEWER, PHARMACY, CLERK, REGULATOR, INTEGRATOR";

    private final Registry registry;
    private final Persons persons;
    private final Database database;
    private final boolean demo;

    SignIn(
            Registry registry,
            Persons persons,
            Database database,
            @Value("${yunfang.demo:false}") boolean demo) {
        this.registry = registry;
        this.persons = persons;
        this.database = database;
        this.demo = demo;
    }

    /**
     * An application in the name of its institution.
     *
     * @param actor doctor, pharmacist or operator at the machine; "" for the application itself
     */
    Outcome<Caller> application(String appId, String appSecret, String actor) {
        var found = registry.application(appId).filter(one -> sameSecret(one, appSecret));
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.at("client_id", Reason.UNKNOWN_APP, appId));
        }
        if (found.get().revoked()) {
            return Outcome.refused(Refusal.at("client_id", Reason.KEY_REVOKED));
        }
        var institution = registry.institution(found.get().institution());
        return institution
                .<Outcome<Caller>>map(one -> Outcome.done(caller(one, actor, appId)))
                .orElseGet(
                        () ->
                                Outcome.refused(
                                        Reason.INSTITUTION_UNKNOWN, found.get().institution()));
    }

    boolean isDemo() {
        return demo;
    }

    /** A person of the demo city, by role; refused on a real platform. */
    Outcome<Caller> demo(NamedPerson person) {
        return demo ? known(person) : Outcome.refused(Reason.NOT_ALLOWED);
    }

    /** Somebody whose identity is proven or needs no proof: he must be known here. */
    Outcome<Caller> known(NamedPerson person) {
        return Tokens.role(person.role())
                .map(role -> known(role, person))
                .orElseGet(() -> invalid("role", "角色", ROLES));
    }

    private Outcome<Caller> known(Role role, NamedPerson person) {
        return switch (role) {
            case PATIENT -> patient(person.who());
            case REVIEWER -> reviewer(person.who(), person.institution());
            case CLERK, REGULATOR -> bureau(role, person.who(), person.region());
            case MEDICAL -> doctor(person.who(), person.institution());
            case PHARMACY -> counter(person.who(), person.institution());
            case INTEGRATOR -> integrator(person.who());
            case SYSTEM -> invalid("role", "角色", ROLES);
        };
    }

    private Outcome<Caller> doctor(String code, String institution) {
        return registry.practitioner(code)
                .filter(one -> one.kind() == Practitioner.Kind.DOCTOR)
                .filter(one -> one.institution().equals(institution))
                .<Outcome<Caller>>map(one -> Outcome.done(at(institution, Role.MEDICAL, code)))
                .orElseGet(() -> Outcome.refused(Refusal.at("who", Reason.DOCTOR_UNKNOWN, code)));
    }

    // a counter's operators are known to the pharmacy alone; a pharmacist must be one of its own
    private Outcome<Caller> counter(String code, String institution) {
        if (registry.institution(institution).filter(Institution::isPharmacy).isEmpty()) {
            return Outcome.refused(
                    Refusal.at("institution", Reason.INSTITUTION_UNKNOWN, institution));
        }
        if (code.isBlank()) {
            return invalid("who", "姓名", "pharmacist or operator code");
        }
        return registry.practitioner(code)
                        .filter(one -> !one.institution().equals(institution))
                        .isPresent()
                ? Outcome.refused(Refusal.at("who", Reason.PHARMACIST_UNKNOWN, code))
                : Outcome.done(at(institution, Role.PHARMACY, code));
    }

    private static Outcome<Caller> integrator(String who) {
        return who.isBlank()
                ? invalid("who", "姓名", "your name")
                : Outcome.done(at("", Role.INTEGRATOR, who));
    }

    private static Caller at(String institution, Role role, String code) {
        return new Caller(role, institution, code, Optional.empty());
    }

    private static Outcome<Caller> bureau(Role role, String who, String region) {
        if (who.isBlank()) {
            return invalid("who", "姓名", "your name");
        }
        var caller = new Caller(role, region, who, Optional.empty());
        return caller.region() instanceof Outcome.Done
                ? Outcome.done(caller)
                : invalid("region", "区划", "2, 4, 6 digits or none");
    }

    private Outcome<Caller> patient(String who) {
        return database.read(persons.byNo(who))
                .or(() -> database.read(persons.byVoucher(who)))
                .map(Person::no)
                .<Outcome<Caller>>map(
                        no -> Outcome.done(new Caller(Role.PATIENT, "", no, Optional.empty())))
                .orElseGet(() -> Outcome.refused(Refusal.at("who", Reason.PERSON_UNKNOWN)));
    }

    private Outcome<Caller> reviewer(String code, String institution) {
        return registry.practitioner(code)
                .filter(one -> one.kind() == Practitioner.Kind.PHARMACIST)
                .filter(one -> institution.isEmpty() || one.institution().equals(institution))
                .<Outcome<Caller>>map(
                        one ->
                                Outcome.done(
                                        new Caller(
                                                Role.REVIEWER,
                                                one.institution(),
                                                code,
                                                Optional.empty())))
                .orElseGet(
                        () -> Outcome.refused(Refusal.at("who", Reason.PHARMACIST_UNKNOWN, code)));
    }

    private static Caller caller(Institution institution, String actor, String appId) {
        return new Caller(
                institution.isPharmacy() ? Role.PHARMACY : Role.MEDICAL,
                institution.code(),
                actor.isEmpty() ? appId : actor,
                Optional.empty());
    }

    private static Outcome<Caller> invalid(String field, String name, String right) {
        return Outcome.refused(Refusal.invalid(field, name, right));
    }

    // the time it takes must not tell how much of a guess was right
    private static boolean sameSecret(Application application, String secret) {
        return MessageDigest.isEqual(
                application.appSecret().getBytes(StandardCharsets.UTF_8),
                secret.getBytes(StandardCharsets.UTF_8));
    }
}
