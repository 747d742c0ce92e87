package cn.yunfang.portal;

import cn.yunfang.TestClock;
import cn.yunfang.chronic.DesignateInstitution;
import cn.yunfang.person.Persons;
import cn.yunfang.reconciliation.ReconcileDetails;
import cn.yunfang.reconciliation.TransferFiles;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.context.ApplicationContext;

/** An institution that reconciles (3202) and designates (2505). */
final class DisputeFixture {
    private final ApplicationContext beans;
    private final String institution;

    DisputeFixture(ApplicationContext beans, String institution) {
        this.beans = beans;
        this.institution = institution;
    }

    private Caller caller(Caller.Role role) {
        return new Caller(role, institution, "system", Optional.empty());
    }

    /** Holds a file without a row against today's settlements of a person's place of insurance. */
    void sendsNothing(String personNo) {
        var caller = caller(Caller.Role.PHARMACY);
        var today = ChinaTime.date(TestClock.now());
        var insured =
                beans.getBean(Database.class)
                        .read(beans.getBean(Persons.class).byNo(personNo))
                        .orElseThrow()
                        .insuredDivision();
        var file = done(beans.getBean(TransferFiles.class).upload(caller, "none.zip", emptyZip()));
        done(
                beans.getBean(ReconcileDetails.class)
                        .reconcile(
                                caller,
                                new ReconcileDetails.Asked(
                                        file.id(), "41", insured, "", today, today, Fen.ZERO,
                                        Fen.ZERO)));
    }

    /** 2505, from today on. */
    void designates(String personNo) {
        var data =
                Map.of(
                        "psn_no", personNo,
                        "biz_appy_type", "03",
                        "fix_srt_no", "1",
                        "fixmedins_code", institution,
                        "fixmedins_name", "测试",
                        "begndate", ChinaTime.date(TestClock.now()).toString(),
                        "memo", "");
        done(
                beans.getBean(DesignateInstitution.class)
                        .designate(
                                caller(Caller.Role.MEDICAL),
                                Fields.parse(Json.text(data)).orElseThrow()));
    }

    private static byte[] emptyZip() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("detail.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.message());
        };
    }
}
