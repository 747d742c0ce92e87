package cn.yunfang.writing;

import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A doctor's own templates. */
@Component
public class OwnTemplates {
    private static final int MOST = 200;
    private static final int LONGEST_NAME = 40;
    private static final int MOST_DIAGNOSES = 10;

    private final Database database;
    private final Registry registry;
    private final Clock clock;

    OwnTemplates(Database database, Registry registry, Clock clock) {
        this.database = database;
        this.registry = registry;
        this.clock = clock;
    }

    /** All of the caller, by name. */
    public Outcome<List<Template>> of(Caller doctor) {
        return desk(doctor).map(_ -> database.read(TemplateTable.of(doctor.actor())));
    }

    /** Saves one, or replaces that of the same number. */
    public Outcome<Template> put(Caller doctor, Template one) {
        return desk(doctor)
                .then(_ -> wrong(one).<Outcome<Template>>map(Outcome::refused).orElse(saved(one)))
                .then(_ -> write(doctor, one));
    }

    private Outcome<Template> write(Caller doctor, Template one) {
        return database.commit(TemplateTable.put(doctor.actor(), one, MOST, clock.instant()))
                .<Outcome<Template>>map(
                        _ -> Outcome.refused(Refusal.invalid("id", "模板", "≤ " + MOST)))
                .orElse(saved(one));
    }

    private static Outcome<Template> saved(Template one) {
        return Outcome.done(one);
    }

    /** Removes one, which it answers; it may be gone already. */
    public Outcome<UUID> delete(Caller doctor, UUID id) {
        return desk(doctor)
                .map(
                        _ -> {
                            database.commit(TemplateTable.delete(doctor.actor(), id));
                            return id;
                        });
    }

    // a hospital's system names its doctors itself, and must not read those of another's
    private Outcome<Desk> desk(Caller doctor) {
        return Desk.of(registry, doctor, ChinaTime.today(clock));
    }

    private static Optional<Refusal> wrong(Template one) {
        return Refusal.ofText("name", "模板名称", one.name(), LONGEST_NAME)
                .or(
                        () ->
                                one.lines().size() > RxDocument.MOST_LINES
                                                || one.diagnoses().size() > MOST_DIAGNOSES
                                        ? Optional.of(
                                                Refusal.invalid(
                                                        "lines",
                                                        "药品",
                                                        "≤ " + RxDocument.MOST_LINES))
                                        : Optional.empty())
                .or(
                        () ->
                                one.lines().stream()
                                        .flatMap(line -> line.immense("lines.").stream())
                                        .findFirst());
    }
}
