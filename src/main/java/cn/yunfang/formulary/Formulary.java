package cn.yunfang.formulary;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The catalogue in force on a day, answered from memory. */
@Component
public class Formulary {
    public Optional<Drug> drug(String code, LocalDate on) {
        throw new UnsupportedOperationException();
    }

    /** All drugs that may circulate on the day, in code order. */
    public List<Drug> circulating(LocalDate on) {
        throw new UnsupportedOperationException();
    }

    /** Name of an insurance ICD-10 diagnosis. */
    public Optional<String> diagnosis(String code) {
        throw new UnsupportedOperationException();
    }

    /** Name of an outpatient chronic disease (M…). */
    public Optional<String> chronicDisease(String code) {
        throw new UnsupportedOperationException();
    }

    /** Rules of the national 智能监管 library and the catalogue for a generic name. */
    public List<DrugLimit> limits(String genericName) {
        throw new UnsupportedOperationException();
    }

    public Optional<String> divisionName(String code) {
        throw new UnsupportedOperationException();
    }
}
