package cn.yunfang.stock;

import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Every pack once: the trace code is the key, whoever sells it. A whole pack is sold once and, when
 * it came back, again by the same pharmacy only. An opened pack (trdn_flag) is sold in parts by the
 * pharmacy that opened it, as often as it lasts, and never whole again.
 */
@Component
public class Packs {
    /** One pack handed over; {@code split} when only part of it (trdn_flag). */
    public record Pack(String traceCode, String drugCode, boolean split) {}

    /**
     * Marks packs, each named once, as sold; refused as a whole with PACK_ALREADY_SOLD when one may
     * not be sold here.
     */
    public List<Sql<?>> sell(
            List<Pack> packs, String pharmacy, PrescriptionId to, long saleId, Instant now) {
        return PackTable.sell(packs, pharmacy, to, saleId, now);
    }

    /**
     * A pack that somebody is about to sell.
     *
     * @param sellable whether this pharmacy may sell it now
     * @param drugCode as which drug packs of its product were sold before, wherever
     */
    public record Looked(boolean sellable, Optional<String> drugCode) {}

    /** Whether a pharmacy may sell a pack now; {@link #sell} decides. */
    public Sql<Looked> look(String traceCode, String pharmacy, boolean split) {
        return PackTable.look(traceCode, pharmacy, split);
    }

    /** Takes packs of a sale back; only the same pharmacy may sell them again. */
    public List<Sql<?>> takeBack(List<String> traceCodes, long saleId, Instant now) {
        return PackTable.takeBack(traceCodes, saleId, now);
    }

    /**
     * After {@link #takeBack} in the same commit: packs that came back and that nobody may ever
     * sell again.
     */
    public Sql<@Nullable Void> writeOff(List<String> traceCodes, long saleId) {
        return PackTable.writeOff(traceCodes, saleId);
    }

    /** All sales of a pack, oldest first: the answer to a recall. */
    public Sql<List<PackSale>> history(String traceCode) {
        return PackTable.history(traceCode);
    }
}
