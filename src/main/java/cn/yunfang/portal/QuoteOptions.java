package cn.yunfang.portal;

import cn.yunfang.quote.Quote;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How quotes are asked for, as query parameters. */
record QuoteOptions(
        @Parameter(description = "Whether the personal account is to pay, true when absent")
                @Nullable Boolean account,
        @Parameter(
                        description = "What comes first, `cheapest` when absent",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"cheapest", "nearest", "soonest"}))
                @Nullable String sort) {
    boolean useAccount() {
        return account == null || account;
    }

    Quote.Order order() {
        return switch (sort) {
            case null -> Quote.Order.CHEAPEST;
            case "cheapest" -> Quote.Order.CHEAPEST;
            case "nearest" -> Quote.Order.NEAREST;
            case "soonest" -> Quote.Order.SOONEST;
            default -> throw Limits.invalid("sort", "cheapest | nearest | soonest");
        };
    }
}
