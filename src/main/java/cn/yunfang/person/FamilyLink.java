package cn.yunfang.person;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.OutwardNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The owner of a personal account lets it pay for a member of his family (家庭共济).
 *
 * @param relation what the member is to the owner
 * @param from first day; @param to last day
 * @param yearLimit most that the member may take in a calendar year
 * @param useLimit most of one settlement
 * @param endedAt when owner or member ended it
 * @param version raised by every change, so that a settlement notices one
 * @param useYear the year that {@code used} counts
 */
public record FamilyLink(
        Id id,
        String memberNo,
        String ownerNo,
        Relation relation,
        LocalDate from,
        LocalDate to,
        Optional<Fen> yearLimit,
        Optional<Fen> useLimit,
        Instant linkedAt,
        Optional<Instant> endedAt,
        int version,
        int useYear,
        Fen used) {

    /** Near relatives (近亲属) as article 1045 of the Civil Code names them. */
    public enum Relation {
        SPOUSE,
        PARENT,
        CHILD,
        SIBLING,
        GRANDPARENT,
        GRANDCHILD
    }

    /** Where a link lives: the member's bucket in four digits, then the serial number. */
    public record Id(Bucket bucket, long serial) {
        public static Optional<Id> parse(String text) {
            return OutwardNumber.parse("", text, Id::new);
        }

        @Override
        public String toString() {
            return OutwardNumber.text("", bucket, serial);
        }
    }

    /** What the member already took in a year. */
    public Fen usedIn(int year) {
        return useYear == year ? used : Fen.ZERO;
    }

    /** How much of a balance the member may take now, never below zero. */
    public Fen most(Fen balance, int year) {
        var most = useLimit.map(balance::min).orElse(balance);
        return yearLimit
                .map(limit -> most.min(limit.minus(usedIn(year)).max(Fen.ZERO)))
                .orElse(most);
    }
}
