package ringside.tests;

import org.jspecify.annotations.Nullable;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Mode;

/** A fingerprint of all accesses of a run, in order; run as a program it prints some. */
public final class TraceHash implements AccessObserver {
  private static final long PRIME = 0x100000001b3L;

  private long hash = 0xcbf29ce484222325L;
  private long accesses;

  /**
   * Prints a line for each program: name, accesses, fingerprint, output and statistics.
   *
   * @param programs bundled programs
   */
  public static void main(String[] programs) {
    for (String program : programs) {
      System.out.println(line(program));
    }
  }

  static String line(String program) {
    TraceHash trace = new TraceHash();
    GuestResult result = GuestRun.of(program).observed(trace).run();
    int output = result.output().hashCode();
    int statistics = result.statistics().values().hashCode();
    String hash = Long.toHexString(trace.hash);
    return String.join(
        " ",
        program,
        "" + trace.accesses,
        hash,
        "" + output,
        "" + statistics,
        "" + result.status());
  }

  /** The fingerprint so far. */
  public long value() {
    return hash;
  }

  @Override
  public void access(
      long cycle,
      Mode mode,
      Kind kind,
      int virtualAddress,
      int physicalAddress,
      int bytes,
      Translation translation,
      @Nullable Origin origin) {
    accesses++;
    mix(cycle);
    mix(mode.ordinal() << 16 | kind.ordinal() << 8 | translation.ordinal());
    mix((long) virtualAddress << 32 | physicalAddress & 0xffff_ffffL);
    mix((long) bytes << 8 | (origin == null ? 9 : origin.ordinal()));
  }

  @Override
  public void fence(long cycle, Fence fence, int address, int base, int asid) {
    mix(cycle);
    mix(fence.ordinal());
    mix((long) address << 32 | base & 0xffff_ffffL);
    mix(asid);
  }

  private void mix(long value) {
    hash = (hash ^ value) * PRIME;
  }
}
