package cn.yunfang.person;

import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Sql;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts may pay for a person, and what each link has been used for. {@link #payingFor}
 * hands the owners it finds on to later statements of the same round trip (docs/adr/0006).
 */
public final class FamilyLinks {
    /** Buckets and numbers of the owners found; none when none was. */
    public static final String OWNERS =
            """
            unnest(
                nullif(current_setting('yunfang.owner_buckets', true), '')::smallint[],
                nullif(current_setting('yunfang.owner_nos', true), '')::text[])""";

    private FamilyLinks() {}

    /** In force on a day, in the order in which their accounts pay: the oldest link first. */
    public static Sql<List<FamilyLink>> payingFor(String memberNo, LocalDate day) {
        return FamilyLinkTable.payingFor(memberNo, day);
    }

    /** The owners of the links found before in the same trip. */
    public static Sql<List<Person>> owners() {
        return PersonTable.owners();
    }

    /**
     * Counts a payment; whatever changed the link since it was read makes the step decide again.
     */
    public static Sql<@Nullable Void> use(FamilyLink read, int year, Fen amount) {
        return FamilyLinkTable.use(read, year, amount);
    }

    /** A payment of a year came back, whether the link still stands or not. */
    public static Sql<@Nullable Void> giveBack(FamilyLink.Id id, int year, Fen amount) {
        return FamilyLinkTable.giveBack(id, year, amount);
    }
}
