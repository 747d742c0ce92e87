package cn.yunfang.portal;

import cn.yunfang.chronic.ApplicationState;
import cn.yunfang.chronic.ApplicationTransitions;
import cn.yunfang.chronic.Attachment;
import cn.yunfang.chronic.Disease;
import cn.yunfang.chronic.FilingApplication;
import cn.yunfang.chronic.FilingApplication.Statement;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An application for a filing as its people see it.
 *
 * @param state its name; {@code said} says it in words
 * @param name of the person, masked for whoever needs none; "" in lists of others
 * @param from first day asked for
 * @param determiner institution that is asked to determine, "" for the bureau
 * @param institution that applied, "" for the person himself
 * @param dueAt until when it is to be determined; none while nobody has to
 * @param filing trt_dcla_detl_sn of the filing made with it
 * @param mayDecide whether the caller's house determines it now
 */
@Schema(name = "ChronicApplication")
record ApplicationView(
        @Schema(example = "RD0733000000000021001") String id,
        ApplicationState state,
        Words said,
        int version,
        String psnNo,
        String name,
        String diseaseCode,
        Words disease,
        LocalDate from,
        String determiner,
        String determinerName,
        String institution,
        String institutionName,
        String signatory,
        OffsetDateTime appliedAt,
        OffsetDateTime waitingSince,
        Optional<OffsetDateTime> dueAt,
        Optional<String> filing,
        boolean mayDecide,
        boolean mine) {
    private static final int DUE_DAYS = 15;

    /**
     * Evidence for one criterion.
     *
     * @param criterion its number; @param value of a LAB criterion
     * @param met whether the value meets the limit; none where there is no limit
     */
    @Schema(name = "ChronicStatement")
    record StatementView(
            int criterion,
            String text,
            Optional<BigDecimal> value,
            Optional<LocalDate> on,
            String institution,
            Optional<Boolean> met) {
        static StatementView of(Statement one, Optional<Disease> disease) {
            var limit =
                    disease.flatMap(known -> known.criterion(one.criterion()))
                            .flatMap(Disease.Criterion::limit);
            return new StatementView(
                    one.criterion(),
                    one.text(),
                    one.value(),
                    one.on(),
                    one.institution(),
                    limit.flatMap(known -> one.value().map(known::isMetBy)));
        }
    }

    /**
     * A step of its life.
     *
     * @param by who did it, as people call him
     * @param criteria those found met, where it was granted
     */
    @Schema(name = "ChronicApplicationStep")
    record StepView(
            ApplicationTransitions.Verb verb,
            OffsetDateTime at,
            Caller.Role role,
            String institutionName,
            String by,
            Words words,
            List<StatementView> statements,
            List<Integer> criteria) {}

    /** A file that goes with it. */
    @Schema(name = "ChronicAttachment")
    record FileView(int no, String name, String media, int bytes, OffsetDateTime addedAt) {
        static FileView of(Attachment one) {
            return new FileView(
                    one.no(),
                    one.name(),
                    one.media().type(),
                    one.bytes(),
                    one.addedAt().atOffset(ChinaTime.ZONE));
        }
    }

    /** With all that was said of it. */
    @Schema(name = "ChronicApplicationCase")
    record Whole(
            ApplicationView application,
            DiseaseView criteriaOf,
            List<StepView> steps,
            List<FileView> files) {}

    /** What is stated for one criterion. */
    @Schema(name = "ChronicStatementDraft")
    record StatementDraft(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "1")
                    @Nullable Integer criterion,
            @Schema(example = "三次测量均高于160/100") @Nullable String text,
            @Schema(example = "168") @Nullable BigDecimal value,
            @Schema(example = "2026-11-20") @Nullable LocalDate on,
            @Schema(example = "乳山市人民医院") @Nullable String institution) {}

    /** The statements of a request; none when nothing was sent. */
    static List<Statement> statements(@Nullable List<StatementDraft> said) {
        if (said == null) {
            return List.of();
        }
        var all = new ArrayList<Statement>();
        for (int i = 0; i < said.size(); i++) {
            var at = "statements[" + i + "]";
            var one = said.get(i);
            all.add(
                    new Statement(
                            Limits.said(at + ".criterion", "认定标准序号", one.criterion),
                            text(one.text),
                            Optional.ofNullable(one.value),
                            Optional.ofNullable(one.on),
                            text(one.institution)));
        }
        return List.copyOf(all);
    }

    /** What was said, "" for nothing. */
    static String text(@Nullable String said) {
        return said == null ? "" : said.strip();
    }

    /** Until when whoever determines has time; none while he waits for somebody else. */
    static Optional<OffsetDateTime> dueAt(FilingApplication one) {
        return one.state().isToBeDetermined()
                ? Optional.of(one.waitingSince().atOffset(ChinaTime.ZONE).plusDays(DUE_DAYS))
                : Optional.empty();
    }
}
