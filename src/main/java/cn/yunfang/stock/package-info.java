/**
 * Pharmacy inventory as reported, what of it is put aside for whom, and the packs that were sold,
 * each once, with their history by trace code. Tables: {@code stock.item}, {@code stock.hold},
 * {@code stock.pack}, {@code stock.pack_sale}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "registry", "formulary"})
package cn.yunfang.stock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
