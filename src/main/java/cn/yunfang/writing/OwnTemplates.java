package cn.yunfang.writing;

import cn.yunfang.shared.Caller;
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
    private final Clock clock;

    OwnTemplates(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** All of the caller, by name. */
    public List<Template> of(Caller doctor) {
        return database.read(TemplateTable.of(doctor.actor()));
    }

    /** Saves one, or replaces that of the same number. */
    public Outcome<Template> put(Caller doctor, Template one) {
        var wrong = wrong(one);
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        return database.commit(TemplateTable.put(doctor.actor(), one, MOST, clock.instant()))
                .<Outcome<Template>>map(
                        _ -> Outcome.refused(Refusal.invalid("id", "模板", "≤ " + MOST)))
                .orElseGet(() -> Outcome.done(one));
    }

    /** Removes one; it may be gone already. */
    public void delete(Caller doctor, UUID id) {
        database.commit(TemplateTable.delete(doctor.actor(), id));
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
                                        : Optional.empty());
    }
}
