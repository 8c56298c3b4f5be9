package ringside.lab.learn.threads;

import org.jspecify.annotations.Nullable;
import ringside.isa.elf.ElfSymbol;
import ringside.kernel.statistics.CallStatistics;
import ringside.kernel.statistics.RunStatistics;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Mode;

/**
 * What one message of the program ipc-race costs: by what a run with more messages takes longer.
 *
 * @param cycles of a message, its composing and its examining included
 * @param calls system calls of both sides
 * @param copied bytes that the kernel reads in the sender's buffer, or writes in the receiver's
 */
record MessageCost(long cycles, double calls, long copied) {
  private static final int FEW = 10;
  private static final int MANY = 20;

  /**
   * Of a way.
   *
   * @param way as the program calls it
   * @param bytes of a message
   */
  static MessageCost of(String way, int bytes) {
    Counted few = Counted.of(way, bytes, FEW);
    Counted many = Counted.of(way, bytes, MANY);
    double more = MANY - FEW;
    return new MessageCost(
        Math.round((many.cycles - few.cycles) / more),
        (many.calls - few.calls) / more,
        Math.round((many.copied - few.copied) / more));
  }

  /** A run. */
  private record Counted(long cycles, long calls, long copied) {
    static Counted of(String way, int bytes, int messages) {
      Copies copies = new Copies();
      Guest guest = Guest.of("ipc-race").args(way, String.valueOf(bytes), String.valueOf(messages));
      try (Session session = Session.of(guest).accesses(meter -> copies).build()) {
        copies.buffers = session.station().symbol("buffers");
        RunStatistics run = session.runToEnd().statistics();
        long calls = run.calls().stream().mapToLong(CallStatistics::count).sum();
        return new Counted(run.cycles(), calls, copies.bytes);
      }
    }
  }

  /** Counts what the kernel reads and writes in the buffers of both sides. */
  private static final class Copies implements AccessObserver {
    private @Nullable ElfSymbol buffers;
    private long bytes;

    @Override
    public void access(
        long cycle,
        Mode mode,
        Kind kind,
        int virtualAddress,
        int physicalAddress,
        int size,
        Translation translation,
        @Nullable Origin origin) {
      boolean moves = mode == Mode.KERNEL && (kind == Kind.LOAD || kind == Kind.STORE);
      if (moves && buffers != null) {
        int offset = virtualAddress - buffers.value();
        bytes += Integer.compareUnsigned(offset, buffers.size()) < 0 ? size : 0;
      }
    }
  }
}
