package cn.yunfang.national;

import cn.yunfang.person.Person;
import cn.yunfang.shared.Fen;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A person as 1101 shows it: baseinfo, insuinfo[], idetinfo[] (national-interface §4.2). */
final class PersonNodes {
    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    private static final List<String> CIVIL_SERVANTS = List.of("1102", "1202");

    private PersonNodes() {}

    static Map<String, Object> of(Person person, Fen balance, LocalDate today) {
        var nodes = new LinkedHashMap<String, Object>();
        nodes.put("baseinfo", base(person, today));
        nodes.put("insuinfo", List.of(insurance(person, balance)));
        nodes.put("idetinfo", List.of());
        return nodes;
    }

    /** Members that setlinfo shows too. */
    static Map<String, Object> base(Person person, LocalDate today) {
        var base = new LinkedHashMap<String, Object>();
        base.put("psn_no", person.no());
        base.put("psn_cert_type", person.certType());
        base.put("certno", person.certno());
        base.put("psn_name", person.name());
        base.put("gend", person.sex());
        base.put("naty", "");
        base.put("brdy", person.birthDate().toString());
        base.put("age", age(person.birthDate(), today));
        return base;
    }

    private static Map<String, Object> insurance(Person person, Fen balance) {
        var one = new LinkedHashMap<String, Object>();
        one.put("balc", balance);
        one.put("insutype", person.insuranceType());
        one.put("psn_type", person.personType());
        one.put("psn_insu_stas", person.active() ? "1" : "2");
        one.put("psn_insu_date", "");
        one.put("paus_insu_date", "");
        one.put("cvlserv_flag", civilServant(person));
        one.put("insuplc_admdvs", person.insuredDivision());
        one.put("emp_name", "");
        return one;
    }

    static String civilServant(Person person) {
        return CIVIL_SERVANTS.contains(person.personType()) ? "1" : "0";
    }

    /** Years with one decimal, counted in whole months (num 4,1). */
    static BigDecimal age(LocalDate born, LocalDate today) {
        return BigDecimal.valueOf(Period.between(born, today).toTotalMonths())
                .divide(MONTHS, 1, RoundingMode.DOWN);
    }
}
