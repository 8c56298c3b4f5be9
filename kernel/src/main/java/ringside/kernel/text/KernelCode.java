package ringside.kernel.text;

import java.util.List;
import ringside.cpu.Hart;
import ringside.kernel.event.Events;
import ringside.mmu.LineRuns;
import ringside.mmu.Mmu;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Access;

/**
 * The kernel's instructions as they run on the current hart. {@link #run} starts a routine, after
 * issuing what was left of the one before; each data access is one of its instructions. Lines of
 * text are fetched in order as they are reached.
 */
public final class KernelCode {
  private static final int LINE_BYTES = 64;
  private static final int LINE_WORDS = LINE_BYTES / 4;
  private static final int NO_LINE = 0;
  private static final int[] ZEROS = new int[PhysicalMemory.FRAME_BYTES / 4];

  private final Hart hart;
  private final Mmu mmu;
  private final Meter meter;
  private final LineRuns runs;

  /** Whether each instruction takes its cycle, so that several can be made together. */
  private final boolean whole;

  private final Events events;
  private int start;
  private int count;
  private int position;

  /** Where in the routine the line ends that was fetched last, or the routine; 0 for nowhere. */
  private int fetchedEnd;

  private int fetchedLine;

  /** Code that runs on a hart, and of which nobody hears. */
  public KernelCode(Hart hart) {
    this(hart, new Events(hart.meter(), List.of()));
  }

  /** Code that runs on a hart. */
  public KernelCode(Hart hart, Events events) {
    this.hart = hart;
    this.mmu = hart.mmu();
    this.meter = hart.meter();
    this.runs = mmu.runs();
    this.whole = meter.isWhole();
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
    fetchedEnd = 0;
    int csrInstructions = routine.csrInstructions();
    if (csrInstructions > 0) {
      hart.chargeSystem(csrInstructions);
    }
  }

  /** Issues what is left of the routine in progress. */
  public void finish() {
    while (position < count) {
      fetch();
      issue(fetchedEnd - position);
    }
  }

  /** The kernel leaves; whatever runs next on the hart will have fetched other lines. */
  public void leave() {
    finish();
    fetchedLine = NO_LINE;
    fetchedEnd = 0;
  }

  /** Loads a word, by kernel or user address. */
  public int load(int address) {
    fetch();
    int value = mmu.load(address, 4, Mode.KERNEL);
    issue(1);
    return value;
  }

  /** Loads 1, 2 or 4 bytes, zero-extended; a user address may fault. */
  public int load(int address, int bytes) {
    fetch();
    int value = mmu.load(address, bytes, Mode.KERNEL);
    issue(1);
    return value;
  }

  /** Stores a word, by kernel or user address. */
  public void store(int address, int value) {
    fetch();
    mmu.store(address, value, 4, Mode.KERNEL);
    issue(1);
  }

  /** Stores 1, 2 or 4 bytes; a user address may fault. */
  public void store(int address, int value, int bytes) {
    fetch();
    mmu.store(address, value, bytes, Mode.KERNEL);
    issue(1);
  }

  /** Reads and writes a word in place, such as a counter or a list head. */
  public void update(int address, int value) {
    load(address);
    store(address, value);
  }

  /** Loads consecutive words, each by an instruction. */
  public void load(int address, int[] into, int at, int words) {
    for (int done = 0; done < words; ) {
      fetch();
      int next = address + done * 4;
      int most = together(words - done);
      int loaded = most == 0 ? 0 : runs.load(meter.clock(), next, into, at + done, most);
      if (loaded == 0) {
        into[at + done] = mmu.load(next, 4, Mode.KERNEL);
      }
      done += issued(loaded);
    }
  }

  /** The same where nobody asks for what is loaded. */
  public void touch(int address, int words) {
    for (int done = 0; done < words; ) {
      fetch();
      int next = address + done * 4;
      int most = together(words - done);
      int loaded = most == 0 ? 0 : runs.touch(meter.clock(), next, most);
      if (loaded == 0) {
        mmu.load(next, 4, Mode.KERNEL);
      }
      done += issued(loaded);
    }
  }

  /** Stores consecutive words, each by an instruction. */
  public void store(int address, int[] from, int at, int words) {
    for (int done = 0; done < words; ) {
      fetch();
      int next = address + done * 4;
      int most = together(words - done);
      int stored = most == 0 ? 0 : runs.store(meter.clock(), next, from, at + done, most);
      if (stored == 0) {
        mmu.store(next, from[at + done], 4, Mode.KERNEL);
      }
      done += issued(stored);
    }
  }

  /** The same with one value for all. */
  public void fill(int address, int value, int words) {
    for (int done = 0; done < words; ) {
      fetch();
      int next = address + done * 4;
      int most = together(words - done);
      int stored = most == 0 ? 0 : runs.fill(meter.clock(), next, value, most);
      if (stored == 0) {
        mmu.store(next, value, 4, Mode.KERNEL);
      }
      done += issued(stored);
    }
  }

  /** Loads and stores consecutive words in turn. */
  public void copy(int from, int to, int words) {
    for (int done = 0; done < words; ) {
      fetch();
      int offset = done * 4;
      int most = together(2 * (words - done)) / 2;
      int copied = most == 0 ? 0 : runs.copy(meter.clock(), from + offset, to + offset, most, 2);
      if (copied == 0) {
        int word = mmu.load(from + offset, 4, Mode.KERNEL);
        issue(1);
        store(to + offset, word);
        done++;
      } else {
        issue(2 * copied);
        done += copied;
      }
    }
  }

  /** Fills lines of one page with zeros, each by {@link Routine#CLEAR_LINE}. */
  public void clearLines(int address, int lines) {
    storeLines(Routine.CLEAR_LINE, address, ZEROS, lines);
  }

  /** Fills lines of one page with words, each line by a routine that begins with 16 stores. */
  public void storeLines(Routine routine, int address, int[] words, int lines) {
    int last = lines - 1;
    for (int line = 0; line < lines; line++) {
      run(routine);
      store(address + line * LINE_BYTES, words, line * LINE_WORDS, LINE_WORDS);
      line += storeTogether(routine, address, words, line + 1, last);
    }
  }

  /** Copies lines of one page, each by {@link Routine#COPY_LINE}. */
  public void copyLines(int from, int to, int lines) {
    int end = lines * LINE_BYTES;
    for (int next = 0; next < end; next += LINE_BYTES) {
      run(Routine.COPY_LINE);
      copy(from + next, to + next, LINE_WORDS);
      next += copyTogether(from, to, next + LINE_BYTES, end - LINE_BYTES);
    }
  }

  /** All but the first and the last line, where only data can be missed; how many. */
  private int storeTogether(Routine routine, int address, int[] words, int first, int last) {
    boolean repeats = first < last && repeats(routine);
    int physical = repeats ? runs.steady(address, Access.STORE) : 0;
    if (physical == 0) {
      return 0;
    }
    for (int line = first; line < last; line++) {
      int at = line * LINE_BYTES;
      runs.storeLine(physical + at, address + at, words, line * LINE_WORDS);
      repeated(routine, LINE_WORDS);
    }
    return last - first;
  }

  private int copyTogether(int from, int to, int start, int end) {
    boolean repeats = start < end && repeats(Routine.COPY_LINE);
    int source = repeats ? runs.steady(from, Access.LOAD) : 0;
    int target = repeats ? runs.steady(to, Access.STORE) : 0;
    if (source == 0 || target == 0) {
      return 0;
    }
    for (int at = start; at < end; at += LINE_BYTES) {
      runs.copyLine(source + at, from + at, target + at, to + at);
      repeated(Routine.COPY_LINE, 2 * LINE_WORDS);
    }
    return end - start;
  }

  /** Whether the routine that has just run will hit all its lines of text when it runs again. */
  private boolean repeats(Routine routine) {
    finish();
    boolean hits = whole;
    int end = start + routine.instructions() * 4;
    for (int line = start; line < end && hits; line += LINE_BYTES) {
      hits = mmu.isFetched(line);
    }
    return hits;
  }

  /** It has run once more, by so many accesses, whose cycles have passed. */
  private void repeated(Routine routine, int accesses) {
    meter.charge(Cause.ISSUE, routine.instructions() - accesses);
    hart.retire(routine.instructions());
    mmu.countFetchHits((routine.instructions() * 4 + LINE_BYTES - 1) / LINE_BYTES);
  }

  /**
   * Copies words by {@link Routine#COPY_WORD}, as many together as are at hand.
   *
   * @param from kernel or user address
   * @param to kernel or user address
   * @param most words
   * @return how many; where it is 0 the next word has to be copied by itself
   */
  public int copyWords(int from, int to, int most) {
    if ((from & 3) != 0 || (to & 3) != 0 || most <= 0) {
      return 0;
    }
    finish();
    if (!whole || fetchedLine != KernelLayout.address(Routine.COPY_WORD) || mmu.observesFetches()) {
      return 0;
    }
    int period = Routine.COPY_WORD.instructions();
    int copied = runs.copy(meter.clock(), from, to, most, period);
    if (copied > 0) {
      run(Routine.COPY_WORD);
      mmu.countFetchHits(copied);
      issue(period * copied - period + 2);
      position = 2;
      fetchedEnd = lineEnd();
    }
    return copied;
  }

  /** Instructions that can be made together from here on, of so many; 0 for none. */
  private int together(int wanted) {
    return whole ? Math.min(wanted, fetchedEnd - position) : 0;
  }

  /** Issues instructions that have been made together, or the one that has been made alone. */
  private int issued(int together) {
    int instructions = Math.max(1, together);
    issue(instructions);
    return instructions;
  }

  private void issue(int instructions) {
    meter.charge(Cause.ISSUE, instructions);
    hart.retire(instructions);
    position += instructions;
  }

  private void fetch() {
    if (position >= fetchedEnd) {
      enterLine();
    }
  }

  private void enterLine() {
    if (position >= count) {
      position = 0;
    }
    int line = start + position * 4 & -LINE_BYTES;
    if (line != fetchedLine || position == 0 && mmu.observesFetches()) {
      mmu.fetchText(line);
      fetchedLine = line;
    } else if (position == 0) {
      mmu.countFetchHits(1);
    }
    fetchedEnd = lineEnd();
  }

  /** Where in the routine in progress the line of text ends that it has come to, or itself. */
  private int lineEnd() {
    int restOfLine = (LINE_BYTES - (start + position * 4 & LINE_BYTES - 1)) / 4;
    return Math.min(count, position + restOfLine);
  }
}
