/**
 * Receipts of runs: what a run was given and what came of it, so that anybody can see whether it
 * comes out the same again. Start reading at {@link ringside.lab.host.receipt.Receipt}.
 */
@NullMarked
package ringside.lab.host.receipt;

import org.jspecify.annotations.NullMarked;
