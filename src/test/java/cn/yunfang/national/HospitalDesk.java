package cn.yunfang.national;

import cn.yunfang.person.Person;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import java.util.Map;
import java.util.function.Consumer;

/** A hospital with a patient, and its prescriptions as far as a test needs them. */
final class HospitalDesk {
    private final TestWorld world;
    private final TestSite hospital;
    private final Person patient;

    HospitalDesk(TestWorld world) {
        this(world, world.hospital(), world.person(TestWorld.DIVISION));
    }

    HospitalDesk(TestWorld world, TestSite hospital, Person patient) {
        this.world = world;
        this.hospital = hospital;
        this.patient = patient;
    }

    TestSite hospital() {
        return hospital;
    }

    Person patient() {
        return patient;
    }

    /** A prescription with everything that was sent for it. */
    record Written(Map<String, Object> preCheck, Map<String, Object> fields, Fields signed) {
        String hiRxno() {
            return fields.get("hiRxno").toString();
        }

        Map<String, Object> upload() {
            return HospitalMessages.upload(fields, signed);
        }
    }

    Map<String, Object> preCheck() {
        return HospitalMessages.preCheck(hospital, patient, world.drug());
    }

    Written signed(Consumer<Map<String, Object>> change) {
        var preCheck = preCheck();
        change.accept(preCheck);
        return signed(preCheck);
    }

    private Written signed(Map<String, Object> preCheck) {
        var reserved = world.call(hospital, "uploadChk", preCheck).must();
        var fields = HospitalMessages.signedFields(hospital, patient, reserved);
        var signed = sign(fields, HospitalMessages.PDF).must();
        return new Written(preCheck, fields, signed);
    }

    Written uploaded() {
        return uploaded(preCheck());
    }

    Written uploaded(Map<String, Object> preCheck) {
        var written = signed(preCheck);
        world.call(hospital, "rxFileUpld", written.upload()).must();
        return written;
    }

    Reason refused(String operation, Map<String, ?> body) {
        return Refusals.reason(world.call(hospital, operation, body));
    }

    Map<String, Object> query(String hiRxno) {
        return HospitalMessages.query(hospital, patient, hiRxno);
    }

    Map<String, Object> undo(Written written) {
        return HospitalMessages.undo(hospital, written.hiRxno());
    }

    TestWorld.Answer sign(Map<String, Object> fields, String file) {
        return world.call(
                hospital, "rxFixmedinsSign", HospitalMessages.sign(hospital, fields, file));
    }
}
