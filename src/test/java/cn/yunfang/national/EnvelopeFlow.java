package cn.yunfang.national;

import cn.yunfang.YunfangTest;
import cn.yunfang.shared.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * A hospital that asks for the list of drugs: the message is plain, its envelope is the subject.
 */
@YunfangTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EnvelopeFlow {
    static final String PATH = "/epc/api/fixmedins/circDrugQuery";

    @Autowired ApplicationContext beans;
    TestWorld world;
    TestSite hospital;

    @BeforeAll
    void registerAHospital() {
        world = new TestWorld(beans);
        hospital = world.hospital();
    }

    Map<String, Object> query() {
        return new LinkedHashMap<>(Map.of("fixmedinsCode", hospital.code(), "pageSize", 1));
    }

    Reason refusal(TestSite site, Map<String, ?> envelope) {
        return Refusals.reason(world.send(site, PATH, envelope));
    }
}
