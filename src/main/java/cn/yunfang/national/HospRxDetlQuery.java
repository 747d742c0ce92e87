package cn.yunfang.national;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** D005 电子处方信息查询 (national-interface §2.5). */
@Component
class HospRxDetlQuery implements Operation {
    private final HospitalLook look;
    private final PrescriptionAnswer answer;

    HospRxDetlQuery(HospitalLook look, PrescriptionAnswer answer) {
        this.look = look;
        this.answer = answer;
    }

    @Override
    public String name() {
        return "hospRxDetlQuery";
    }

    @Override
    public Side side() {
        return Side.MEDICAL;
    }

    /** It may name the prescription's institution instead of the one that asks. */
    @Override
    public String institution(Fields body) {
        return "";
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        return look.look(
                caller,
                name(),
                body,
                (trip, id) -> {},
                seen -> answer.of(seen.prescription(), seen.messages(), seen.patient()));
    }
}
