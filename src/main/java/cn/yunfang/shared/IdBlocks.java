package cn.yunfang.shared;

import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Serial numbers without a round trip each: a block of 1,000 is taken from a PostgreSQL sequence
 * and handed out here. A restart leaves gaps, never doubles.
 */
@Component
public class IdBlocks {
    private static final int BLOCK = 1_000;
    private static final String NEXT_BLOCK = "select nextval('shared.id_block')";

    private final Database database;
    private long next;
    private long end;

    IdBlocks(Database database) {
        this.database = database;
    }

    public synchronized long next() {
        if (next == end) {
            long block =
                    database.read(
                            Sql.read(
                                    NEXT_BLOCK,
                                    Map.of(),
                                    rows -> {
                                        rows.next();
                                        return rows.getLong(1);
                                    }));
            next = block * BLOCK;
            end = next + BLOCK;
        }
        return next++;
    }
}
