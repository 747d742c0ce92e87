package cn.yunfang.stock;

import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every pack once: the trace code is the key, whoever sells it. */
@Component
public class Packs {
    /** One pack handed over; {@code split} when only part of it (trdn_flag). */
    public record Pack(String traceCode, String drugCode, boolean split) {}

    /** Marks packs as sold; refused as a whole with PACK_ALREADY_SOLD when one already is. */
    public Sql<@Nullable Void> sell(
            List<Pack> packs, String pharmacy, PrescriptionId to, long saleId, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** Takes packs of a sale back; only the same pharmacy may sell them again. */
    public Sql<@Nullable Void> takeBack(List<String> traceCodes, long saleId, Instant now) {
        throw new UnsupportedOperationException();
    }
}
