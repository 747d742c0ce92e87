package cn.yunfang.national;

import cn.yunfang.chronic.DesignateInstitution;
import cn.yunfang.chronic.FileDisease;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 2503–2506: chronic filings and designations (national-interface §4.5). */
@Configuration(proxyBeanMethods = false)
class DeclarationOperations {
    /** 人员慢特病备案: a hospital identifies the disease. */
    @Bean
    Operation filing(FileDisease file) {
        return Operation.of(
                "2503",
                Operation.Side.MEDICAL,
                (caller, body) ->
                        file.file(caller, body.object("data")).map(DeclarationOperations::result));
    }

    /** 人员慢特病备案撤销. */
    @Bean
    Operation filingWithdrawal(FileDisease file) {
        return Operation.of(
                "2504",
                Operation.Side.MEDICAL,
                (caller, body) ->
                        file.withdraw(caller, body.object("data"))
                                .map(DeclarationOperations::result));
    }

    /** 人员定点备案. */
    @Bean
    Operation designation(DesignateInstitution designate) {
        return Operation.of(
                "2505",
                (caller, body) ->
                        designate
                                .designate(caller, body.object("data"))
                                .map(DeclarationOperations::result));
    }

    /** 人员定点备案撤销. */
    @Bean
    Operation designationWithdrawal(DesignateInstitution designate) {
        return Operation.of(
                "2506",
                (caller, body) ->
                        designate
                                .withdraw(caller, body.object("data"))
                                .map(DeclarationOperations::result));
    }

    private static Map<String, Object> result(String number) {
        return Map.of("result", Map.of("trt_dcla_detl_sn", number));
    }
}
