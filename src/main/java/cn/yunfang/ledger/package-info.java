/**
 * The double-entry ledger: accounts, bookings that balance by construction and are never changed,
 * trial balance and statements of an account, and a seal for each day. It knows nothing of what is
 * booked. Tables of schema {@code ledger}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "crypto"})
package cn.yunfang.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
