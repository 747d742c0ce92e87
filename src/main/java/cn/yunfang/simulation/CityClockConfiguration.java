package cn.yunfang.simulation;

import java.time.InstantSource;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * A clock that a story can put back: only where both {@code yunfang.demo} and {@code
 * yunfang.demo.year} ask for it, as {@code ./yunfang demo} does (docs/adr/0018).
 */
@Configuration
@ConditionalOnBooleanProperty({"yunfang.demo", "yunfang.demo.year"})
class CityClockConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(CityClockConfiguration.class);

    @Bean
    @Primary
    CityClock cityClock() {
        LOG.warn("a demo: the clock of this city can be put back by a year, once");
        return new CityClock(InstantSource.system(), ZoneOffset.UTC);
    }
}
