package cn.yunfang.simulation;

import java.time.Instant;

/** Lets time pass in the city; what is due by then is done before it returns. */
@FunctionalInterface
interface CityTime {
    void moveTo(Instant to);
}
