package cn.yunfang.national;

import cn.yunfang.shared.Reason;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A hospital that prescribes and two pharmacies; every test has a patient of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PharmacyFlow {
    @Autowired private ApplicationContext beans;
    TestWorld world;
    Clinic clinic;
    Counter one;
    Counter other;

    @BeforeAll
    void openTheDoors() {
        world = new TestWorld(beans);
        clinic = new Clinic(world);
        one = new Counter(world, clinic);
        other = new Counter(world, clinic);
    }

    ApplicationContext beans() {
        return beans;
    }

    static Reason refusal(TestWorld.Answer answer) {
        return Refusals.reason(answer);
    }
}
