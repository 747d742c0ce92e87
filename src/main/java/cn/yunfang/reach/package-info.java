/**
 * Where medicine can be collected, of which kind each place is, and how long the way there is: from
 * a point, and from the middle of each township. Ways are straight lines times a detour, at the
 * speed of a mode ({@code reach/modes.csv}); no map of roads is used. Tables: {@code reach.place},
 * {@code township}. Events: none.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "registry"})
package cn.yunfang.reach;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
