/** Pages of Chinese text as PDF, with the glyphs they need. No tables. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package cn.yunfang.paper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
