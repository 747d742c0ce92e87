package cn.yunfang.quote;

import cn.yunfang.benefit.Accumulators;
import cn.yunfang.benefit.BenefitClaim;
import cn.yunfang.benefit.Policies;
import cn.yunfang.chronic.DesignateInstitution;
import cn.yunfang.chronic.Designation;
import cn.yunfang.chronic.Filing;
import cn.yunfang.chronic.Filings;
import cn.yunfang.person.AwayFiling;
import cn.yunfang.person.FileAway;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Institution;
import cn.yunfang.settlement.FamilyAccounts;
import cn.yunfang.settlement.PersonalAccounts;
import cn.yunfang.settlement.Purchase;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.RoundTrip;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What the calculation looks at of a person; answers once its trip is sent. */
final class Insured {
    private static final String DRUGSTORE = "41";
    private static final String CHRONIC = "14";
    private static final String PHARMACY = "pharmacy";

    /** Where the answers come from. */
    @Component
    record Sources(
            Persons persons,
            Filings filings,
            DesignateInstitution designations,
            PersonalAccounts accounts,
            Settlements settlements) {}

    /** For which diseases the person is filed, and where designated. */
    private record ChronicCare(
            Supplier<List<Filing>> filings, Supplier<List<Designation>> designations) {

        boolean filed(String disease, LocalDate day) {
            return filings.get().stream()
                    .anyMatch(one -> one.diseaseCode().equals(disease) && one.inForceOn(day));
        }

        List<String> designatedTo(Institution institution, LocalDate day) {
            return Designation.businesses(designations.get(), institution.code(), day);
        }
    }

    private final LocalDate today;
    private final Supplier<Optional<Person>> person;
    private final ChronicCare chronicCare;
    private final Supplier<Fen> balance;
    private final Supplier<Accumulators> used;
    private final FamilyAccounts family;
    private final Supplier<List<AwayFiling>> away;

    Insured(RoundTrip trip, Sources sources, String personNo, boolean useAccount, LocalDate today) {
        this.today = today;
        person = trip.add(sources.persons.byNo(personNo));
        chronicCare =
                new ChronicCare(
                        trip.add(sources.filings.of(personNo)),
                        trip.add(sources.designations.of(personNo)));
        balance = trip.add(sources.accounts.balance(personNo));
        used = trip.add(sources.settlements.used(personNo, today.getYear()));
        family = new FamilyAccounts(trip, personNo, useAccount, today);
        away = trip.add(FileAway.of(personNo));
    }

    Optional<Person> person() {
        return person.get();
    }

    Accumulators used() {
        return used.get();
    }

    /**
     * The claim for some lines in a pharmacy. Written for a chronic disease that the person is
     * filed for, it is a claim for that disease; else an ordinary purchase.
     *
     * @param pharmacy where it would be bought
     */
    BenefitClaim claim(
            Institution pharmacy,
            Fields visit,
            boolean useAccount,
            List<BenefitClaim.Line> lines,
            Policies policies) {
        var patient = person().orElseThrow();
        var disease = visit.text("diseCodg");
        boolean chronic =
                visit.text("medType").startsWith(CHRONIC) && chronicCare.filed(disease, today);
        var own =
                new BenefitClaim(
                        today,
                        patient.insuredDivision(),
                        patient.insuranceType(),
                        patient.personType(),
                        chronic ? Purchase.policyMedType(visit.text("medType")) : DRUGSTORE,
                        PHARMACY,
                        Purchase.away(patient, pharmacy.division(), away.get(), today),
                        chronic ? disease : "",
                        chronic ? chronicCare.designatedTo(pharmacy, today) : List.of(),
                        useAccount,
                        balance.get(),
                        List.of(),
                        lines);
        return family.on(own, policies);
    }
}
