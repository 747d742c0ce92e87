package cn.yunfang.ledger;

import cn.yunfang.shared.Fen;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A ledger account (docs/money.md): {@code fund:TYPE[:DIVISION]}, {@code account:PERSON}, {@code
 * institution:CODE}, {@code cash:CODE}, {@code bank:CODE}, {@code prepaid:CODE}, {@code
 * region:FROM:TO}.
 */
public record Account(String code) {
    /** What the first word of a code says; and on which side the account grows. */
    public enum Kind {
        FUND("基金", false),
        ACCOUNT("个人账户", true),
        INSTITUTION("定点机构应收", true),
        CASH("患者现金", false),
        BANK("银行存款", false),
        PREPAID("预付机构", false),
        REGION("地区间应付", true);

        private final String chinese;
        private final boolean growsByCredit;

        Kind(String chinese, boolean growsByCredit) {
            this.chinese = chinese;
            this.growsByCredit = growsByCredit;
        }

        public String chinese() {
            return chinese;
        }

        /** As it stands in codes. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What stands on the side on which it grows less what stands on the other. */
        public Fen balance(Fen debit, Fen credit) {
            return growsByCredit ? credit.minus(debit) : debit.minus(credit);
        }

        static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(word));
        }
    }

    /**
     * One ledger account over a period, all of the same moment. Opening and closing are balances in
     * the sense of {@link Kind#balance}.
     *
     * @param debit of the whole period, not only of the entries shown; @param credit likewise
     * @param entries one page of them, oldest first
     */
    public record Statement(
            Account account, Fen opening, Fen debit, Fen credit, List<Entry> entries) {
        /** One amount; the side that it does not stand on is zero. */
        public record Entry(Place place, Account other, Fen debit, Fen credit) {}

        /**
         * Where an entry stands; a page begins after one.
         *
         * @param booking serial number, that of the settlement when it is of one
         * @param no of the entry within the booking
         */
        public record Place(Instant at, int bucket, long booking, int no) {
            private static final int BEFORE_ALL = -1;

            /** Before everything of that moment. */
            public static Place before(Instant at) {
                return new Place(at, BEFORE_ALL, 0, 0);
            }
        }

        /**
         * Which entries are asked for.
         *
         * @param from first moment; @param to the moment after the last
         * @param after where the page before ended
         */
        public record Page(Instant from, Instant to, Place after, int most) {}

        public Fen closing() {
            return opening.plus(account.kind().balance(debit, credit));
        }
    }

    /** fund_pay_type of the employees' personal accounts (national-interface §5). */
    public static final String PERSONAL_ACCOUNTS_FUND = "310200";

    private static final Pattern FORM =
            Pattern.compile(
                    "(?:fund|account|institution|cash|bank|prepaid|region):[0-9A-Za-z:]{1,60}");

    /** An account by a code that somebody sent; empty when there can be none of that code. */
    public static Optional<Account> parse(String code) {
        return FORM.matcher(code).matches() ? Optional.of(new Account(code)) : Optional.empty();
    }

    public Kind kind() {
        return Kind.of(code.substring(0, code.indexOf(':')));
    }

    /** The person or institution it is about, or the fund. */
    public String owner() {
        return code.substring(code.indexOf(':') + 1);
    }

    /** The money of a fund as a whole. */
    public static Account fund(String type) {
        return new Account("fund:" + type);
    }

    /** The money of a fund in the place of insurance. */
    public static Account fund(String type, String division) {
        return new Account("fund:" + type + ":" + division);
    }

    /** A person's own account. */
    public static Account person(String personNo) {
        return new Account("account:" + personNo);
    }

    /** What an institution earned by its sales. */
    public static Account institution(String code) {
        return new Account("institution:" + code);
    }

    /**
     * What one city owes another for its insured cared for there; owed to it when it stands on the
     * debit side.
     */
    public static Account region(String city, String other) {
        return new Account("region:" + city + ":" + other);
    }

    /** What patients already paid at the institution's counter. */
    public static Account cash(String institution) {
        return new Account("cash:" + institution);
    }

    /** What lies at a bank: of a bureau by its division, of cards by the bank's own code. */
    public static Account bank(String code) {
        return new Account("bank:" + code);
    }

    /** What an institution was paid in advance and still holds. */
    public static Account prepaid(String institution) {
        return new Account("prepaid:" + institution);
    }
}
