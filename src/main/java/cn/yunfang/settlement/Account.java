package cn.yunfang.settlement;

/**
 * A ledger account (docs/money.md): {@code fund:TYPE[:DIVISION]}, {@code account:PERSON}, {@code
 * institution:CODE}, {@code cash:CODE}.
 */
public record Account(String code) {
    /** fund_pay_type of the employees' personal accounts (national-interface §5). */
    static final String PERSONAL_ACCOUNTS_FUND = "310200";

    /** The money of a fund as a whole. */
    static Account fund(String type) {
        return new Account("fund:" + type);
    }

    /** The money of a fund in the place of insurance. */
    static Account fund(String type, String division) {
        return new Account("fund:" + type + ":" + division);
    }

    /** A person's own account. */
    static Account person(String personNo) {
        return new Account("account:" + personNo);
    }

    /** What an institution earned by its sales. */
    static Account institution(String code) {
        return new Account("institution:" + code);
    }

    /** What patients already paid at the institution's counter. */
    static Account cash(String institution) {
        return new Account("cash:" + institution);
    }
}
