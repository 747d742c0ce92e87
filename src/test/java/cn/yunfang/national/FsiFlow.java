package cn.yunfang.national;

import cn.yunfang.YunfangTest;
import cn.yunfang.person.Person;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A pharmacy that settles over FSI and a person who buys there; every test has its own. */
@YunfangTest
abstract class FsiFlow {
    @LocalServerPort private int port;
    @Autowired private ApplicationContext beans;
    FsiTill till;
    FsiSite site;
    Person person;

    @BeforeEach
    void aPharmacyAndAPerson() {
        till = new FsiTill(beans, port);
        site = till.site();
        person = till.person();
    }
}
