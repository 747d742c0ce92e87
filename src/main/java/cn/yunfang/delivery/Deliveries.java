package cn.yunfang.delivery;

import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Parcels of a prescription, for those who show them. */
@Component
public class Deliveries {
    /** Parcels of a prescription, oldest first. */
    public Sql<List<Parcel>> of(PrescriptionId id) {
        return ParcelTable.of(id);
    }

    /** What happened to a parcel, in the order it happened. */
    public Sql<List<Report>> history(Parcel parcel) {
        return ParcelTable.history(parcel.id(), parcel.institution(), parcel.number());
    }

    /** The code that only the recipient may see; saying it signs the parcel off. */
    public Sql<Optional<String>> signCode(Parcel parcel) {
        var find = ContactTable.find(parcel.id(), parcel.institution(), parcel.number());
        return Sql.read(
                find.text(),
                find.params(),
                rows -> find.reader().read(rows).map(Contact::signCode));
    }
}
