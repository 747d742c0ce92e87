package cn.yunfang.portal;

import cn.yunfang.care.CareRules;
import cn.yunfang.care.Contract;
import cn.yunfang.care.Escalation;
import cn.yunfang.care.Guideline;
import cn.yunfang.care.Item;
import cn.yunfang.care.Merged;
import cn.yunfang.care.ServicePackage;
import cn.yunfang.care.Visit;
import cn.yunfang.person.Person;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws contracts, visits and what is put to a hospital. */
@Component
class DrawCare {
    private static final Words TWICE =
            new Words("连续两次控制不满意", "not controlled at two visits in a row");

    private final Registry registry;
    private final CareRules rules;
    private final Clock clock;

    DrawCare(Registry registry, CareRules rules, Clock clock) {
        this.registry = registry;
        this.rules = rules;
        this.clock = clock;
    }

    CareView.OneContract contract(Contract one, @Nullable Person person, Caller caller) {
        var today = ChinaTime.today(clock);
        return new CareView.OneContract(
                one.number().toString(),
                patient(one.personNo(), person),
                party(one.doctor()),
                institution(one.institution()),
                pack(rules.servicePackage(one.servicePackage()).orElseThrow()),
                one.from(),
                one.to(),
                one.state(),
                one.state() == Contract.State.OFFERED
                        && one.byPatient() != (caller.role() == Caller.Role.PATIENT),
                one.isRenewableOn(today),
                one.endReason());
    }

    CareView.Package pack(ServicePackage one) {
        return new CareView.Package(
                one.code(),
                new Words(one.chinese(), one.english()),
                IntStream.range(0, one.servicesChinese().size())
                        .mapToObj(
                                i ->
                                        new Words(
                                                one.servicesChinese().get(i),
                                                one.servicesEnglish().get(i)))
                        .toList(),
                one.guidelines().stream().map(this::nameOf).toList(),
                one.fee().yuan());
    }

    Words nameOf(String guideline) {
        return rules.guideline(guideline)
                .map(one -> new Words(one.chinese(), one.english()))
                .orElseGet(() -> new Words(guideline, guideline));
    }

    CareView.OneGuideline guideline(Guideline one) {
        return new CareView.OneGuideline(
                one.code(),
                new Words(one.chinese(), one.english()),
                one.items().stream().map(DrawCare::item).toList(),
                one.visitsAYear(),
                one.source());
    }

    private static CareView.OneItem item(Item one) {
        var kind =
                one.plausible().isPresent()
                        ? "NUMBER"
                        : one.choices().isEmpty() ? "TEXT" : "CHOICE";
        return new CareView.OneItem(
                one.code(),
                kind,
                new Words(one.chinese(), one.english()),
                one.unit(),
                one.plausible().flatMap(Item.Bounds::low),
                one.plausible().flatMap(Item.Bounds::high),
                one.target().isOpen() ? "" : one.target().toString(),
                one.danger().low(),
                one.danger().high(),
                one.choices().stream()
                        .map(
                                choice ->
                                        new CareView.OneChoice(
                                                choice.code(),
                                                new Words(choice.chinese(), choice.english()),
                                                choice.finding()))
                        .toList(),
                one.required());
    }

    CareView.Due due(Visit one, @Nullable Person person, Optional<Visit> before) {
        return new CareView.Due(
                one.number().toString(),
                person(one.personNo(), person),
                one.guideline(),
                one.dueDay(),
                one.dueDay().isBefore(ChinaTime.today(clock)),
                one.answers(),
                before.map(
                        last ->
                                new CareView.Last(
                                        last.madeAt().map(ChinaTime::date).orElse(last.dueDay()),
                                        last.control(),
                                        last.answers())));
    }

    CareView.OneVisit visit(
            Visit one, @Nullable Person person, Merged merged, Optional<Escalation> escalation) {
        var guideline = rules.guideline(one.guideline()).orElseThrow();
        return new CareView.OneVisit(
                one.number().toString(),
                person(one.personNo(), person),
                guideline(guideline),
                party(one.doctor()),
                institution(one.institution()),
                one.dueDay(),
                one.state(),
                one.control(),
                one.madeAt().map(at -> at.atOffset(ChinaTime.ZONE)),
                answers(guideline, merged),
                escalation.map(found -> escalation(found, one, person)));
    }

    private List<CareView.Answer> answers(Guideline guideline, Merged merged) {
        return guideline.items().stream()
                .flatMap(
                        item ->
                                Optional.ofNullable(merged.said().get(item.code()))
                                        .map(said -> answer(item, said))
                                        .stream())
                .toList();
    }

    private CareView.Answer answer(Item item, Merged.Said said) {
        return new CareView.Answer(
                item.code(),
                new Words(item.chinese(), item.english()),
                word(item, said.word()),
                item.finding(said.word().answer()),
                said.others().stream().map(other -> word(item, other)).toList());
    }

    private CareView.Word word(Item item, Merged.Word word) {
        return new CareView.Word(
                word.answer(),
                inWords(item, word.answer()),
                party(word.actor()),
                word.device(),
                word.correctedAt().atOffset(ChinaTime.ZONE));
    }

    private static Words inWords(Item item, String answer) {
        return item.choices().stream()
                .filter(choice -> choice.code().equals(answer))
                .findFirst()
                .map(choice -> new Words(choice.chinese(), choice.english()))
                .orElseGet(
                        () -> {
                            var text = item.unit().isEmpty() ? answer : answer + " " + item.unit();
                            return new Words(text, text);
                        });
    }

    /**
     * @param visit the one it is about, as far as it was read
     */
    CareView.OneEscalation escalation(
            Escalation one, @Nullable Visit visit, @Nullable Person person) {
        var guideline =
                Optional.ofNullable(visit).flatMap(known -> rules.guideline(known.guideline()));
        return new CareView.OneEscalation(
                one.number().toString(),
                one.visitNumber(),
                patient(one.personNo(), person),
                institution(one.institution()),
                party(one.doctor()),
                institution(one.toInstitution()),
                one.findings().stream().map(found -> finding(guideline, found)).toList(),
                one.danger(),
                one.raisedAt().atOffset(ChinaTime.ZONE),
                one.answer()
                        .map(
                                answer ->
                                        new CareView.EscalationReply(
                                                answer.advice(),
                                                words(answer.advice()),
                                                answer.text(),
                                                party(answer.by()).name(),
                                                answer.at().atOffset(ChinaTime.ZONE))));
    }

    private Words finding(Optional<Guideline> guideline, Escalation.Finding found) {
        return guideline
                .or(() -> guidelineWith(found.item()))
                .flatMap(one -> one.item(found.item()))
                .map(
                        item -> {
                            var said = inWords(item, found.answer());
                            return new Words(
                                    item.chinese() + "：" + said.zh(),
                                    item.english() + ": " + said.en());
                        })
                .orElse(TWICE);
    }

    // an item of one code is called the same by every guideline that has it
    private Optional<Guideline> guidelineWith(String item) {
        return rules.guidelines().stream().filter(one -> one.item(item).isPresent()).findFirst();
    }

    private static Words words(Escalation.Advice advice) {
        return switch (advice) {
            case COME_TO_HOSPITAL -> new Words("请尽快到医院就诊", "come to the hospital soon");
            case CHANGE_MEDICINE -> new Words("调整用药，由家庭医生落实", "change the medicine");
            case GO_ON -> new Words("继续目前方案，按期随访", "go on as before");
        };
    }

    CareView.OwnVisit own(Visit one) {
        return new CareView.OwnVisit(
                one.number().toString(),
                nameOf(one.guideline()),
                one.dueDay(),
                one.state(),
                one.control(),
                one.madeAt().map(at -> at.atOffset(ChinaTime.ZONE)),
                party(one.doctor()));
    }

    private static PrescriptionView.Patient patient(String no, @Nullable Person person) {
        return new PrescriptionView.Patient(no, person == null ? "" : person.name());
    }

    private static CareView.OnePerson person(String no, @Nullable Person person) {
        return person == null
                ? new CareView.OnePerson(no, "", "", LocalDate.EPOCH)
                : new CareView.OnePerson(no, person.name(), person.sex(), person.birthDate());
    }

    PrescriptionView.Party institution(String code) {
        return new PrescriptionView.Party(
                code, registry.institution(code).map(Institution::name).orElse(""));
    }

    PrescriptionView.Party party(String code) {
        return new PrescriptionView.Party(
                code, registry.practitioner(code).map(Practitioner::name).orElse(code));
    }
}
