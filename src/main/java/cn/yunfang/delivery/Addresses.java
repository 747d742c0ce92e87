package cn.yunfang.delivery;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;

/** A patient's address book; nobody else reads it, a parcel carries a copy. */
@Component
public class Addresses {
    private static final int MOST = 20;

    private final Database database;
    private final Journal journal;

    Addresses(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** His own, the newest first. */
    public List<Address> of(Caller patient) {
        return database.read(AddressTable.of(patient.actor()));
    }

    /** Adds one; its number is given out here. */
    public Outcome<Address> add(Caller patient, Address said) {
        return said.wrong()
                .<Outcome<Address>>map(Outcome::refused)
                .orElseGet(() -> write(patient, said));
    }

    private Outcome<Address> write(Caller patient, Address said) {
        var address =
                new Address(
                        journal.nextId(),
                        said.receiver().strip(),
                        said.phone(),
                        said.text().strip(),
                        plain(said.longitude()),
                        plain(said.latitude()));
        return database.commit(AddressTable.add(patient.actor(), address, journal.now(), MOST))
                .<Outcome<Address>>map(reason -> Outcome.refused(reason, MOST))
                .orElseGet(() -> Outcome.done(address));
    }

    private static BigDecimal plain(BigDecimal degrees) {
        return new BigDecimal(degrees.stripTrailingZeros().toPlainString());
    }

    /** Again is no error; parcels keep their copy. */
    public void remove(Caller patient, long id) {
        database.commit(AddressTable.remove(patient.actor(), id));
    }
}
