package cn.yunfang.quote;

import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Storefront;
import java.util.Optional;

/**
 * A pharmacy that may be chosen.
 *
 * @param metres from where the patient is
 * @param shop its hours and its delivery, empty when it never told
 */
public record Candidate(Institution pharmacy, long metres, Optional<Storefront> shop) {}
