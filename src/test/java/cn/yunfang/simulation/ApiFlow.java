package cn.yunfang.simulation;

import cn.yunfang.ApiClient;
import cn.yunfang.DemoCityTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The demo city and a client of our own API. */
@DemoCityTest
public abstract class ApiFlow {
    @LocalServerPort private int port;
    protected ApiCity city;
    protected ApiClient api;

    @BeforeEach
    protected void enter() {
        city = ApiCity.at(port);
        api = city.api();
    }
}
