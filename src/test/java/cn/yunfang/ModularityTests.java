package cn.yunfang;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {
    @Test
    void modulesUseOnlyWhatTheirContractAllows() {
        ApplicationModules.of(Yunfang.class).verify();
    }
}
