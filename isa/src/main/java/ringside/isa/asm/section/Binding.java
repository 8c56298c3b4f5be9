package ringside.isa.asm.section;

/** Who sees a symbol (System V ABI, "Symbol Binding"). */
public enum Binding {
  /** Its own file only. */
  LOCAL,
  /** Every file. */
  GLOBAL,
  /** Every file; gives way to a global one, and is 0 if nobody defines it. */
  WEAK
}
