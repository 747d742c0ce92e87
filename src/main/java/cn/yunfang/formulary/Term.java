package cn.yunfang.formulary;

import java.time.LocalDate;

/**
 * One value of a code table.
 *
 * @param list which table, one of {@link Lists}
 * @param parent the code above it, or empty
 * @param detail what the table says besides the name: full name of a division, Latin frequency …
 */
public record Term(
        String list,
        String code,
        String name,
        String parent,
        String detail,
        LocalDate from,
        LocalDate to) {
    boolean inForce(LocalDate on) {
        return !on.isBefore(from) && !on.isAfter(to);
    }
}
