package cn.yunfang.messaging;

import cn.yunfang.chronic.Disease;
import cn.yunfang.chronic.Diseases;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.EventLog;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Fills what stands in braces in a template, of a prescription or of the facts of an event. */
@Component
class Wording {
    private final Registry registry;
    private final Diseases diseases;

    Wording(Registry registry, Diseases diseases) {
        this.registry = registry;
        this.diseases = diseases;
    }

    Template.Wording of(Template.Wording wording, Optional<Prescription> rx, EventLog.Told told) {
        var disease = diseases.disease(told.facts().text("disease"));
        return new Template.Wording(
                filled(wording.chinese(), rx, told)
                        .replace("{disease}", disease.map(Disease::chinese).orElse("")),
                filled(wording.english(), rx, told)
                        .replace("{disease}", disease.map(Disease::english).orElse("")));
    }

    private String filled(String text, Optional<Prescription> rx, EventLog.Told told) {
        var until =
                rx.map(one -> ChinaTime.date(one.ends()).toString())
                        .orElseGet(() -> told.facts().text("until"));
        var institution = rx.map(one -> one.facts().institution()).orElse(told.institution());
        return text.replace("{hiRxno}", rx.map(one -> one.facts().hiRxno()).orElse(""))
                .replace("{institution}", nameOf(institution))
                .replace("{pharmacy}", nameOf(told.institution()))
                .replace("{until}", until);
    }

    private String nameOf(String institution) {
        return registry.institution(institution).map(one -> one.name()).orElse(institution);
    }
}
