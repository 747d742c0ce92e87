package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.payment.Card;
import cn.yunfang.payment.Cards;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A patient's own bound bank cards. */
@RestController
@RequestMapping("/api/v1/cards")
@Tag(name = "Payments 支付")
class CardController {
    /**
     * @param token what the bank gave for the card, 16–64 letters and digits; never its number
     */
    @Schema(name = "CardBinding")
    record Binding(
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "tok8f1c2d3e4b5a69786610")
                    @Nullable String token) {}

    /**
     * @param tail last four characters of the token, by which its owner knows it
     */
    @Schema(name = "Card")
    record View(String cardId, String tail, OffsetDateTime boundAt) {
        private static View of(Card card) {
            return new View(
                    card.id().toString(), card.tail(), card.boundAt().atOffset(ChinaTime.ZONE));
        }
    }

    private final Cards cards;

    CardController(Cards cards) {
        this.cards = cards;
    }

    @AllowedFor(Role.PATIENT)
    @GetMapping
    @Operation(summary = "My bank cards 我的银行卡")
    List<View> list(Caller caller) {
        return cards.list(caller).stream().map(View::of).toList();
    }

    @AllowedFor(Role.PATIENT)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Bind a bank card 绑定银行卡",
            description =
                    """
                    By the token that the bank gave for it; a card's own number is refused and \
                    kept nowhere. The same again is the same card.""")
    View bind(Caller caller, @RequestBody Binding binding) {
        var token = Limits.said("token", "卡令牌", binding.token());
        return View.of(RefusedException.unless(cards.bind(caller, token.strip())));
    }

    @AllowedFor(Role.PATIENT)
    @DeleteMapping("/{cardId}")
    @Operation(summary = "Unbind a bank card 解绑银行卡")
    ResponseEntity<Void> unbind(Caller caller, @PathVariable String cardId) {
        RefusedException.unless(cards.unbind(caller, cardId));
        return ResponseEntity.noContent().build();
    }
}
