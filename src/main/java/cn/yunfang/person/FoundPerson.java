package cn.yunfang.person;

/**
 * Hands the person that one statement found on to later statements of the same round trip, by
 * settings that end with it (docs/adr/0006). A statement that reads them finds nothing when nobody
 * was found.
 */
public final class FoundPerson {
    /** What a finding statement selects besides; {@code p} is the person. */
    static final String HAND_ON =
            """
            set_config('yunfang.bucket', p.bucket::text, true),
                   set_config('yunfang.person_no', p.person_no, true)""";

    /** The found person's bucket, null when nobody was found. */
    public static final String BUCKET =
            "nullif(current_setting('yunfang.bucket', true), '')::smallint";

    /** The found person's number. */
    public static final String NUMBER = "current_setting('yunfang.person_no', true)";

    private FoundPerson() {}
}
