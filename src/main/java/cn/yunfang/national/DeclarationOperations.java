package cn.yunfang.national;

import cn.yunfang.chronic.DesignateInstitution;
import cn.yunfang.chronic.FileDisease;
import cn.yunfang.chronic.ReferPatient;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 2501–2506: referrals, chronic filings, designations (national-interface §4.5, §4.6). */
@Configuration(proxyBeanMethods = false)
class DeclarationOperations {
    /** 转院备案. */
    @Bean
    Operation referral(ReferPatient refer) {
        return referral("2501", refer);
    }

    /** 转院备案 with the visit before it. */
    @Bean
    Operation referralA(ReferPatient refer) {
        return referral("2501A", refer);
    }

    private static Operation referral(String name, ReferPatient refer) {
        return Operation.of(
                name,
                Operation.Side.MEDICAL,
                (caller, body) ->
                        refer.refer(name, caller, body.object("refmedin"))
                                .map(DeclarationOperations::result));
    }

    /** 转院备案撤销. */
    @Bean
    Operation referralWithdrawal(ReferPatient refer) {
        return Operation.of(
                "2502",
                Operation.Side.MEDICAL,
                (caller, body) ->
                        refer.withdraw(caller, body.object("data"))
                                .map(DeclarationOperations::result));
    }

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
