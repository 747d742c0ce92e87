package cn.yunfang.person;

import cn.yunfang.shared.Bucket;
import java.time.LocalDate;

/**
 * An insured person.
 *
 * @param no psn_no
 * @param sex 1 male, 2 female
 * @param insuranceType insutype: 310, 390, …
 * @param insuredDivision insuplc_admdvs
 * @param personType psn_type code
 */
public record Person(
        String no,
        String name,
        String certType,
        String certno,
        LocalDate birthDate,
        String sex,
        String insuranceType,
        String insuredDivision,
        String personType,
        boolean active) {
    public Bucket bucket() {
        return Bucket.ofPerson(no);
    }
}
