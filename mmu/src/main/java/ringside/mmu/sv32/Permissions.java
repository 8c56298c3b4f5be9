package ringside.mmu.sv32;

import java.util.Arrays;
import ringside.mmu.ledger.Mode;

/** Steps 5 and 7 of the translation process: may this access use this leaf? */
public final class Permissions {
  /** What each combination of an entry's flags allows: every fill of a TLB entry asks. */
  private static final int[] ALL = new int[Pte.D << 1];

  static {
    Arrays.setAll(ALL, flags -> allowed(new Pte(flags)));
  }

  private static final int LOAD = bit(Access.LOAD, Mode.USER);
  private static final int STORE = bit(Access.STORE, Mode.USER);
  private static final int KERNEL_SHIFT = Mode.KERNEL.ordinal() - Mode.USER.ordinal();

  private Permissions() {}

  /** The {@link #bit}s of everything that a leaf allows. */
  public static int all(int leaf) {
    return ALL[leaf & ALL.length - 1];
  }

  private static int allowed(Pte pte) {
    int allowed = 0;
    for (Access access : Access.values()) {
      for (Mode mode : Mode.values()) {
        allowed |= allow(pte, access, mode) ? bit(access, mode) : 0;
      }
    }
    return allowed;
  }

  /** One bit for each kind of access in each mode. */
  public static int bit(Access access, Mode mode) {
    return 1 << access.ordinal() * 2 + mode.ordinal();
  }

  /** The {@link #bit} of a load or a store, for those who ask at every miss. */
  public static int dataBit(boolean store, Mode mode) {
    int ofUser = store ? STORE : LOAD;
    return mode == Mode.USER ? ofUser : ofUser << KERNEL_SHIFT;
  }

  /**
   * Whether a leaf allows an access. Hardware never sets A and D (Svade): A clear, or D clear on a
   * store, refuses it. The kernel runs with SUM set, so that it may load and store, not fetch, user
   * pages; MXR is not built.
   */
  public static boolean allow(Pte pte, Access access, Mode mode) {
    boolean privilege = mode == Mode.USER ? pte.user() : !(pte.user() && access == Access.FETCH);
    boolean kind =
        switch (access) {
          case FETCH -> pte.executable();
          case LOAD -> pte.readable();
          case STORE -> pte.writable() && pte.dirty();
        };
    return privilege && kind && pte.accessed();
  }
}
