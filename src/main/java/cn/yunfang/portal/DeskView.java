package cn.yunfang.portal;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.formulary.Lists;
import cn.yunfang.formulary.Term;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.writing.OverrideReason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * What a doctor's desk needs once: who he is, where, with whom, and the short lists he chooses
 * from.
 *
 * @param signs whether the institution has a certificate with the platform, without which nothing
 *     can be signed
 * @param frequencies national codes in their order; @param routes national codes in their order
 * @param reasons why a warning may be overridden
 */
@Schema(name = "DoctorDesk")
record DeskView(
        PrescriptionView.Party doctor,
        String department,
        PrescriptionView.Party institution,
        double longitude,
        double latitude,
        boolean signs,
        List<PrescriptionView.Party> pharmacists,
        List<Frequency> frequencies,
        List<Choice> routes,
        List<Reason> reasons) {

    /**
     * @param latin the word doctors type: bid; @param perDay times a day, four decimals
     */
    @Schema(name = "DosingFrequency")
    record Frequency(
            @Schema(example = "12") String code,
            String name,
            @Schema(example = "bid") String latin,
            BigDecimal perDay) {}

    @Schema(name = "CodeChoice")
    record Choice(String code, String name) {}

    @Schema(name = "OverrideReasonChoice")
    record Reason(@Schema(example = "MONITORED") String name, String zh, String en) {}

    static DeskView of(Practitioner doctor, Institution at, Registry registry, Formulary lists) {
        return new DeskView(
                new PrescriptionView.Party(doctor.code(), doctor.name()),
                doctor.departmentName(),
                new PrescriptionView.Party(at.code(), at.name()),
                at.longitude(),
                at.latitude(),
                registry.signingCertificate(at.code()).isPresent(),
                registry.practitionersAt(at.code()).stream()
                        .filter(one -> one.kind() == Practitioner.Kind.PHARMACIST)
                        .map(one -> new PrescriptionView.Party(one.code(), one.name()))
                        .toList(),
                lists.values(Lists.FREQUENCY).stream().map(one -> frequency(one, lists)).toList(),
                lists.values(Lists.ROUTE).stream()
                        .map(one -> new Choice(one.code(), one.name()))
                        .toList(),
                Arrays.stream(OverrideReason.values())
                        .map(one -> new Reason(one.name(), one.chinese(), one.english()))
                        .toList());
    }

    private static Frequency frequency(Term one, Formulary lists) {
        return new Frequency(
                one.code(),
                one.name(),
                one.detail().split(" ", 2)[0],
                lists.frequencyPerDay(one.code()).orElse(BigDecimal.ZERO));
    }
}
