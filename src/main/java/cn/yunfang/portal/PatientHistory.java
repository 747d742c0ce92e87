package cn.yunfang.portal;

import cn.yunfang.shared.Caller;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What a person was prescribed at every institution, for the doctor who treats him. */
@Component
class PatientHistory {
    private final ShowPrescriptions show;
    private final Draw draw;

    PatientHistory(ShowPrescriptions show, Draw draw) {
        this.show = show;
        this.draw = draw;
    }

    PatientController.History of(Caller doctor, String psnNo, Instant since, String purpose) {
        var seen = show.history(doctor, psnNo, since, purpose);
        return new PatientController.History(
                seen.stream()
                        .map(one -> one.message().object("mdtrtinfo").text("algsHis"))
                        .filter(said -> !said.isEmpty())
                        .findFirst()
                        .orElse(""),
                seen.stream()
                        .map(one -> draw.view(one.prescription(), one.message(), one.events()))
                        .toList());
    }
}
