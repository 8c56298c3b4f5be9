/**
 * Figures of where cycles went: the ledger as an icicle, and the parts of a switch. Start reading
 * at {@link ringside.lab.figure.cost.IcicleFigure}.
 */
@NullMarked
package ringside.lab.figure.cost;

import org.jspecify.annotations.NullMarked;
