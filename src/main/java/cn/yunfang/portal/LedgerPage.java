package cn.yunfang.portal;

import cn.yunfang.ledger.Account;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which page of an account's entries is asked for, as query parameters. */
record LedgerPage(
        @Parameter(description = "First day, 30 days ago when absent") @Nullable LocalDate from,
        @Parameter(description = "Last day, today when absent; a year at most")
                @Nullable LocalDate to,
        @Parameter(description = "`next` of the page before") @Nullable String after,
        @Parameter(description = "1–1000, 200 when absent") @Nullable Integer most) {
    private static final int MOST = 1000;
    private static final int USUAL = 200;
    private static final int PARTS = 4;

    Days days(Clock clock) {
        return Days.asked(from, to, clock);
    }

    int size() {
        return most == null ? USUAL : Limits.within("most", most, MOST);
    }

    Account.Statement.Page of(Days days) {
        return new Account.Statement.Page(days.start(), days.end(), place(days.start()), size());
    }

    private Account.Statement.Place place(Instant start) {
        if (after == null || after.isEmpty()) {
            return Account.Statement.Place.before(start);
        }
        var parts = after.split("~", -1);
        if (parts.length != PARTS) {
            throw Limits.invalid("after", "next");
        }
        try {
            return new Account.Statement.Place(
                    Instant.parse(parts[0]),
                    Integer.parseInt(parts[1]),
                    Long.parseLong(parts[2]),
                    Integer.parseInt(parts[3]));
        } catch (DateTimeException | NumberFormatException e) {
            throw Limits.invalid("after", "next");
        }
    }

    /** What {@code after} takes. */
    static String text(Account.Statement.Place place) {
        return place.at() + "~" + place.bucket() + "~" + place.booking() + "~" + place.no();
    }
}
