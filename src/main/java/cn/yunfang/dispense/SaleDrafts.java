package cn.yunfang.dispense;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.recall.Recalls;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import org.springframework.stereotype.Component;

/** Reads rxSelldrug bodies beside the catalogue and the recalls of the day. */
@Component
class SaleDrafts {
    private final Journal journal;
    private final Formulary formulary;
    private final Registry registry;
    private final Recalls recalls;

    SaleDrafts(Journal journal, Formulary formulary, Registry registry, Recalls recalls) {
        this.journal = journal;
        this.formulary = formulary;
        this.registry = registry;
        this.recalls = recalls;
    }

    SaleDraft of(Caller pharmacy, Fields body) {
        var division =
                registry.institution(pharmacy.institution()).map(Institution::division).orElse("");
        return new SaleDraft(
                body,
                formulary,
                ChinaTime.date(journal.now()),
                drug -> recalls.standing(drug, division, journal.now()));
    }
}
