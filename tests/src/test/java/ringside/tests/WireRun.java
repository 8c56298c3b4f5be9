package ringside.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import ringside.isa.elf.ElfFormatException;
import ringside.kernel.Computers;
import ringside.kernel.trap.Kernel;
import ringside.kernel.wait.TimerQueue;

/**
 * One run of several computers on a wire: say what each of them runs, then {@link #run}. Every run
 * checks what {@link GuestRun} does.
 */
public final class WireRun {
  private static final long FAR = 200_000_000_000L;

  private final List<GuestRun> guests;
  private long longestTurn = TimerQueue.NEVER;
  private long maximumCycles = FAR;

  private WireRun(List<GuestRun> guests) {
    this.guests = guests;
  }

  /** Runs on computers 1, 2 and so on. */
  public static WireRun of(GuestRun... guests) {
    return new WireRun(List.of(guests));
  }

  /** With turns of no more than some cycles. */
  public WireRun inTurnsOf(long cycles) {
    longestTurn = cycles;
    return this;
  }

  /** Ends the run at a clock. */
  public WireRun atMost(long cycles) {
    maximumCycles = cycles;
    return this;
  }

  /** Runs them all; results in the order of the computers. */
  public List<GuestResult> run() {
    List<GuestRun.Prepared> prepared = new ArrayList<>();
    Computers computers = new Computers(new Computers.Watcher() {}, longestTurn);
    try {
      for (GuestRun guest : guests) {
        prepared.add(guest.prepare(computers::add));
      }
      Kernel.End end = computers.run(maximumCycles, () -> false);
      return IntStream.range(0, prepared.size())
          .mapToObj(i -> prepared.get(i).result(end))
          .toList();
    } catch (ElfFormatException refused) {
      throw new AssertionError("a program can't be started: " + refused.getMessage(), refused);
    } finally {
      prepared.forEach(GuestRun.Prepared::switchOff);
    }
  }
}
