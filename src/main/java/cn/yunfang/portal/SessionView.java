package cn.yunfang.portal;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.identity.BrowserSessions;
import cn.yunfang.identity.BrowserSessions.Present;
import cn.yunfang.identity.LogInProviders;
import cn.yunfang.identity.LogInProviders.Provider;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is signed in, with the names that a page shows. */
@Component
class SessionView {
    private static final String PLATFORM = "全平台";
    private static final int DIGITS = 6;

    /**
     * @param role "" when nobody is signed in, as all texts are then
     * @param institution H… or P…, "" for who is at none
     * @param region division that a bureau is for, "" for the whole platform
     * @param until when it ends unless it is used before
     */
    @Schema(name = "Session")
    record Answer(
            boolean signedIn,
            String role,
            String institution,
            String institutionName,
            String actor,
            String actorName,
            String region,
            String regionName,
            @Nullable OffsetDateTime until,
            boolean demo,
            List<Provider> providers) {}

    private final BrowserSessions sessions;
    private final LogInProviders providers;
    private final Registry registry;
    private final Persons persons;
    private final Formulary formulary;
    private final Database database;

    SessionView(
            BrowserSessions sessions,
            LogInProviders providers,
            Registry registry,
            Persons persons,
            Formulary formulary,
            Database database) {
        this.sessions = sessions;
        this.providers = providers;
        this.registry = registry;
        this.persons = persons;
        this.formulary = formulary;
        this.database = database;
    }

    Answer of(Optional<Present> present) {
        return present.map(this::signedIn)
                .orElseGet(
                        () ->
                                new Answer(
                                        false,
                                        "",
                                        "",
                                        "",
                                        "",
                                        "",
                                        "",
                                        "",
                                        null,
                                        sessions.isDemo(),
                                        providers.all()));
    }

    private Answer signedIn(Present present) {
        var caller = present.caller();
        boolean bureau = isBureau(caller);
        var region = bureau ? region(caller) : Optional.<String>empty();
        return new Answer(
                true,
                caller.role().name(),
                bureau ? "" : caller.institution(),
                registry.institution(caller.institution()).map(Institution::name).orElse(""),
                caller.actor(),
                actorName(caller),
                region.orElse(""),
                region.map(this::regionName).orElse(""),
                present.until().atOffset(ChinaTime.ZONE),
                sessions.isDemo(),
                providers.all());
    }

    private static boolean isBureau(Caller caller) {
        return caller.role() == Caller.Role.CLERK || caller.role() == Caller.Role.REGULATOR;
    }

    // an outside issuer may call a bureau what is none
    private static Optional<String> region(Caller caller) {
        return caller.region() instanceof Outcome.Done<String>(var region)
                ? Optional.of(region)
                : Optional.empty();
    }

    private String actorName(Caller caller) {
        var known =
                caller.role() == Caller.Role.PATIENT
                        ? database.read(persons.byNo(caller.actor())).map(Person::name)
                        : registry.practitioner(caller.actor()).map(Practitioner::name);
        return known.orElse(caller.actor());
    }

    private String regionName(String region) {
        return region.isEmpty()
                ? PLATFORM
                : formulary
                        .divisionName(region + "0".repeat(DIGITS - region.length()))
                        .orElse(region);
    }
}
