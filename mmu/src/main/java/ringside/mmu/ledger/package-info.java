/**
 * The books: every cycle that passes is charged once, to one cell. Start reading at {@link
 * ringside.mmu.ledger.Meter}.
 */
@org.jspecify.annotations.NullMarked
package ringside.mmu.ledger;
