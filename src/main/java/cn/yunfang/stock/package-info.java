/**
 * Pharmacy inventory as reported, and the packs that were sold, each once. Tables: {@code
 * stock.item}, {@code stock.pack}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "registry", "formulary"})
package cn.yunfang.stock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
