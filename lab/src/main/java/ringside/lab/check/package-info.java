/**
 * What a run is looked at for, beside what it prints: what it leaves behind ({@link
 * ringside.lab.check.LeakWatch}), how its functions are called, and figures that it has to keep to.
 */
@NullMarked
package ringside.lab.check;

import org.jspecify.annotations.NullMarked;
