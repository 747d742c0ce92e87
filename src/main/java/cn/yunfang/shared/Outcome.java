package cn.yunfang.shared;

import java.util.function.Function;

/** What a use case answers: the result, or a refusal the caller can act on. */
public sealed interface Outcome<T> {
    record Done<T>(T value) implements Outcome<T> {}

    record Refused<T>(Refusal refusal) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Reason reason, Object... facts) {
        return new Refused<>(Refusal.of(reason, facts));
    }

    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /** 0 for what was done, else the code of the refusal. */
    static int code(Outcome<?> outcome) {
        return switch (outcome) {
            case Done<?> _ -> 0;
            case Refused<?>(var refusal) -> refusal.reason().code();
        };
    }

    default <R> Outcome<R> map(Function<? super T, ? extends R> f) {
        return switch (this) {
            case Done<T>(var value) -> new Done<>(f.apply(value));
            case Refused<T>(var refusal) -> new Refused<>(refusal);
        };
    }

    default <R> Outcome<R> then(Function<? super T, Outcome<R>> f) {
        return switch (this) {
            case Done<T>(var value) -> f.apply(value);
            case Refused<T>(var refusal) -> new Refused<>(refusal);
        };
    }

    /** Names the field of the caller's message for a refusal that names none. */
    default Outcome<T> about(Function<Reason, String> field) {
        return switch (this) {
            case Done<T> done -> done;
            case Refused<T>(var refusal) ->
                    refusal.field().isEmpty()
                            ? new Refused<>(refusal.about(field.apply(refusal.reason())))
                            : this;
        };
    }
}
