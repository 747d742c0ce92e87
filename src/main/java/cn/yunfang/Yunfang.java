package cn.yunfang;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The platform: one process, one database, every interface. */
@SpringBootApplication
@EnableScheduling
@ConfigurationPropertiesScan
public class Yunfang {
    public static void main(String[] args) {
        SpringApplication.run(Yunfang.class, args);
    }
}
