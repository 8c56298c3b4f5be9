package ringside.kernel.text;

import java.util.List;
import ringside.cpu.Hart;
import ringside.kernel.event.Events;
import ringside.mmu.Mmu;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Mode;

/**
 * The kernel's instructions as they run on the current hart. {@link #run} starts a routine, after
 * issuing what was left of the one before; each data access is one of its instructions. Lines of
 * text are fetched in order as they are reached.
 */
public final class KernelCode {
  private static final int LINE_BYTES = 64;
  private static final int NO_LINE = 0;

  private final Hart hart;
  private final Events events;
  private int start;
  private int count;
  private int position;
  private int fetchedLine;

  /** Code that runs on a hart, and of which nobody hears. */
  public KernelCode(Hart hart) {
    this(hart, new Events(hart.meter(), List.of()));
  }

  /** Code that runs on a hart. */
  public KernelCode(Hart hart, Events events) {
    this.hart = hart;
    this.events = events;
  }

  /** Where it tells what it does. */
  public Events events() {
    return events;
  }

  /** The hart that the kernel runs on. */
  public Hart hart() {
    return hart;
  }

  /** Starts a routine. */
  public void run(Routine routine) {
    finish();
    start = KernelLayout.address(routine);
    count = routine.instructions();
    position = 0;
    for (int i = 0; i < routine.csrInstructions(); i++) {
      hart.chargeSystem();
    }
  }

  /** Issues what is left of the routine in progress. */
  public void finish() {
    while (position < count) {
      fetch();
      int restOfLine = (LINE_BYTES - (start + position * 4 & LINE_BYTES - 1)) / 4;
      int issued = Math.min(count - position, restOfLine);
      hart.meter().charge(Cause.ISSUE, issued);
      hart.retire(issued);
      position += issued;
    }
  }

  /** The kernel leaves; whatever runs next on the hart will have fetched other lines. */
  public void leave() {
    finish();
    fetchedLine = NO_LINE;
  }

  /** Loads a word, by kernel or user address. */
  public int load(int address) {
    return load(address, 4);
  }

  /** Loads 1, 2 or 4 bytes, zero-extended; a user address may fault. */
  public int load(int address, int bytes) {
    fetch();
    int value = mmu().load(address, bytes, Mode.KERNEL);
    issue();
    return value;
  }

  /** Stores a word, by kernel or user address. */
  public void store(int address, int value) {
    store(address, value, 4);
  }

  /** Stores 1, 2 or 4 bytes; a user address may fault. */
  public void store(int address, int value, int bytes) {
    fetch();
    mmu().store(address, value, bytes, Mode.KERNEL);
    issue();
  }

  /** Reads and writes a word in place, such as a counter or a list head. */
  public void update(int address, int value) {
    load(address);
    store(address, value);
  }

  private Mmu mmu() {
    return hart.mmu();
  }

  private void issue() {
    hart.meter().charge(Cause.ISSUE, 1);
    hart.retire(1);
    position++;
  }

  private void fetch() {
    if (position >= count) {
      position = 0;
    }
    int line = start + position * 4 & -LINE_BYTES;
    if (line == fetchedLine && position != 0) {
      return;
    }
    if (line == fetchedLine && !mmu().observesFetches()) {
      mmu().countFetchHits(1);
      return;
    }
    mmu().fetch(line, LINE_BYTES, Mode.KERNEL);
    fetchedLine = line;
  }
}
