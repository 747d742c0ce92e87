package cn.yunfang.national;

import cn.yunfang.YunfangTest;
import cn.yunfang.person.Person;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A hospital that prescribes to a patient, over HTTP. */
@YunfangTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HospitalFlow {
    @Autowired ApplicationContext beans;
    TestWorld world;
    HospitalDesk desk;
    TestSite hospital;
    Person patient;

    @BeforeAll
    void openTheDesk() {
        world = new TestWorld(beans);
        desk = new HospitalDesk(world);
        hospital = desk.hospital();
        patient = desk.patient();
    }
}
