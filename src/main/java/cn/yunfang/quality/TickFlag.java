package cn.yunfang.quality;

import cn.yunfang.quality.Flag.SecondLook;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import java.util.List;
import org.springframework.stereotype.Component;

/** A bureau has looked a second time at an approval that came too fast. */
@Component
public class TickFlag {
    private final Journal journal;

    TickFlag(Journal journal) {
        this.journal = journal;
    }

    /**
     * Keeps who looked, when, and what he says of it; whoever is first stays.
     *
     * @param id of the flag, one of the bureau's region
     */
    public Outcome<SecondLook> tick(Caller bureau, String hiRxno, long id, String note) {
        var second = new SecondLook(bureau.actor(), journal.now(), note);
        return bureau.region()
                .then(
                        region ->
                                PrescriptionId.ofHiRxno(hiRxno)
                                        .map(rx -> LookTable.tick(rx, id, region, second))
                                        .map(
                                                write ->
                                                        journal.commit(
                                                                second,
                                                                bureau,
                                                                List.of(write),
                                                                List.of()))
                                        .orElseGet(() -> Outcome.refused(Reason.FLAG_NOT_OPEN)));
    }
}
