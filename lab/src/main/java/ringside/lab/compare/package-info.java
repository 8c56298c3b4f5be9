/**
 * Runs beside each other: their figures by name, and what explains that one took longer. Start
 * reading at {@link ringside.lab.compare.Difference}.
 */
@NullMarked
package ringside.lab.compare;

import org.jspecify.annotations.NullMarked;
