package cn.yunfang.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Several reads sent as one; {@link #add} before it is sent, ask the replies after. */
public final class RoundTrip {
    final List<Slot<?>> slots = new ArrayList<>();

    static final class Slot<T extends @Nullable Object> implements Supplier<T> {
        final Sql<T> sql;
        private @Nullable T value;
        private boolean filled;

        Slot(Sql<T> sql) {
            this.sql = sql;
        }

        void fill(@Nullable T answer) {
            value = answer;
            filled = true;
        }

        @Override
        @SuppressWarnings("NullAway") // T itself says whether its reader may answer null
        public T get() {
            if (!filled) {
                throw new IllegalStateException("asked before the round trip was sent");
            }
            return value;
        }
    }

    public <T extends @Nullable Object> Supplier<T> add(Sql<T> sql) {
        var slot = new Slot<>(sql);
        slots.add(slot);
        return slot;
    }

    /** Sends the statements of another trip along, after those added so far. */
    public void addAll(RoundTrip others) {
        slots.addAll(others.slots);
    }
}
