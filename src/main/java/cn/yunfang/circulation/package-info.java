/**
 * Who may fetch a prescription and who holds its lines: QR codes, claims with lease and secret, the
 * pharmacy's audit. Tables: {@code circulation.pass}, {@code claim}, {@code secret_key}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "registry",
            "person",
            "prescription",
            "review",
            "rules",
            "evidence",
            "stock",
            "crypto"
        })
package cn.yunfang.circulation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
