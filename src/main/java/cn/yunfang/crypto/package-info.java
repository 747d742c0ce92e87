/**
 * SM2, SM3, SM4 and CMS signatures (GB/T 32918, 32905, 32907, 35275) on BouncyCastle. No tables.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package cn.yunfang.crypto;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
