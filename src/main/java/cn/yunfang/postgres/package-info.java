/**
 * The zero-install database: unpacks PostgreSQL, makes a cluster under {@code YUNFANG_DATA},
 * starts, watches and stops it, and gives the application its connection pool. Tables: none. With
 * {@code YUNFANG_DB_URL} only the pool remains.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package cn.yunfang.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
