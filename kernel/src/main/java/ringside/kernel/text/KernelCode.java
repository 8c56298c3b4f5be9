package ringside.kernel.text;

import java.util.Arrays;
import java.util.List;
import ringside.cpu.Hart;
import ringside.kernel.event.Events;
import ringside.mmu.LineRuns;
import ringside.mmu.Mmu;
import ringside.mmu.TextRun;
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
  private static final int LINE_WORDS_SHIFT = 4;
  private static final int LINE_WORDS = 1 << LINE_WORDS_SHIFT;
  private static final int NO_LINE = 0;
  private static final int[] ZEROS = new int[PhysicalMemory.FRAME_BYTES / 4];

  private final Hart hart;
  private final Mmu mmu;
  private final Meter meter;
  private final LineRuns runs;

  /** Whether each instruction takes its cycle, so that several can be made together. */
  private final boolean whole;

  private final Events events;

  /** The text of each routine. */
  private final TextRun[] texts;

  private TextRun text;
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
    this.texts = Arrays.stream(Routine.values()).map(KernelCode::text).toArray(TextRun[]::new);
    this.text = texts[0];
  }

  private static TextRun text(Routine routine) {
    return new TextRun(KernelLayout.address(routine), lines(routine));
  }

  private static int lines(Routine routine) {
    return (routine.instructions() + LINE_WORDS - 1) / LINE_WORDS;
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
    text = texts[routine.ordinal()];
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
      fetchTo(count);
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
    long place = runs.place(address);
    int value =
        place == LineRuns.NONE ? mmu.load(address, 4, Mode.KERNEL) : runs.load(place, address);
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
    long place = runs.placeToStore(address);
    if (place == LineRuns.NONE) {
      mmu.store(address, value, 4, Mode.KERNEL);
    } else {
      runs.store(place, address, value);
    }
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
    fetch();
    long place = runs.placeToStore(address);
    if (whole && place != LineRuns.NONE && together(2) == 2) {
      runs.update(place, address, value);
      issue(2);
    } else {
      load(address);
      store(address, value);
    }
  }

  /** Loads consecutive words, each by an instruction. */
  public void load(int address, int[] into, int at, int words) {
    for (int done = 0; done < words; ) {
      fetch();
      int next = address + done * 4;
      long place = whole ? runs.place(next) : LineRuns.NONE;
      if (place == LineRuns.NONE) {
        into[at + done++] = load(next);
      } else {
        int some = together(Math.min(words - done, LineRuns.left(next)));
        runs.load(place, next, into, at + done, some);
        issue(some);
        done += some;
      }
    }
  }

  /** The same where nobody asks for what is loaded. */
  public void touch(int address, int words) {
    for (int done = 0; done < words; ) {
      fetch();
      int next = address + done * 4;
      long place = whole ? runs.place(next) : LineRuns.NONE;
      if (place == LineRuns.NONE) {
        load(next);
        done++;
      } else {
        int some = together(Math.min(words - done, LineRuns.left(next)));
        runs.touch(place, some);
        issue(some);
        done += some;
      }
    }
  }

  /** Stores consecutive words, each by an instruction. */
  public void store(int address, int[] from, int at, int words) {
    for (int done = 0; done < words; ) {
      fetch();
      int next = address + done * 4;
      long place = whole ? runs.placeToStore(next) : LineRuns.NONE;
      if (place == LineRuns.NONE) {
        store(next, from[at + done++]);
      } else {
        int some = together(Math.min(words - done, LineRuns.left(next)));
        runs.store(place, next, from, at + done, some);
        issue(some);
        done += some;
      }
    }
  }

  /** The same with one value for all. */
  public void fill(int address, int value, int words) {
    for (int done = 0; done < words; ) {
      fetch();
      int next = address + done * 4;
      long place = whole ? runs.placeToStore(next) : LineRuns.NONE;
      if (place == LineRuns.NONE) {
        store(next, value);
        done++;
      } else {
        int some = together(Math.min(words - done, LineRuns.left(next)));
        runs.fill(place, next, value, some);
        issue(some);
        done += some;
      }
    }
  }

  /** Loads and stores consecutive words in turn. */
  public void copy(int from, int to, int words) {
    for (int done = 0; done < words; ) {
      fetch();
      int source = from + done * 4;
      int target = to + done * 4;
      int most = Math.min(words - done, Math.min(LineRuns.left(source), LineRuns.left(target)));
      int some = copyOfLine(source, target, most);
      if (some == 0) {
        store(target, load(source));
      }
      done += Math.max(1, some);
    }
  }

  private int copyOfLine(int from, int to, int most) {
    long source = runs.place(from);
    long target = runs.placeToStore(to);
    if (!whole || source == LineRuns.NONE || target == LineRuns.NONE) {
      return 0;
    }
    int some = together(2 * most) / 2;
    if (some > 0) {
      runs.copy(source, from, target, to, some, 2);
      issue(2 * some);
    }
    return some;
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
    for (int line = 0; line < lines(routine) && hits; line++) {
      hits = mmu.isFetched(text.address(line));
    }
    return hits;
  }

  /** It has run once more, by so many accesses, whose cycles have passed. */
  private void repeated(Routine routine, int accesses) {
    meter.charge(Cause.ISSUE, routine.instructions() - accesses);
    hart.retire(routine.instructions());
    mmu.countFetchHits(lines(routine));
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
    if (most <= 0) {
      return 0;
    }
    finish();
    if (!whole || fetchedLine != KernelLayout.address(Routine.COPY_WORD) || mmu.observesFetches()) {
      return 0;
    }
    long source = runs.place(from);
    long target = runs.placeToStore(to);
    if (source == LineRuns.NONE || target == LineRuns.NONE) {
      return 0;
    }
    int period = Routine.COPY_WORD.instructions();
    int copied = Math.min(most, Math.min(LineRuns.left(from), LineRuns.left(to)));
    runs.copy(source, from, target, to, copied, period);
    run(Routine.COPY_WORD);
    mmu.countFetchHits(copied);
    issue(period * copied - period + 2);
    position = 2;
    fetchedEnd = count;
    return copied;
  }

  /**
   * How many instructions, of so many from here on, can be made together where each takes its
   * cycle: the first is fetched, the others are where they are known to hit.
   */
  private int together(int wanted) {
    int end = Math.min(count, position + wanted);
    fetchTo(end);
    return Math.min(end, fetchedEnd) - position;
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

  /** Fetches lines of the routine in progress up to an instruction, as far as they are known. */
  private void fetchTo(int end) {
    while (fetchedEnd < end && mmu.fetchKnown(text, line(fetchedEnd))) {
      entered(fetchedEnd);
    }
  }

  private void enterLine() {
    if (position >= count) {
      position = 0;
    }
    if (!mmu.fetchKnown(text, line(position))) {
      fetchLine(text.address(line(position)));
    }
    entered(position);
  }

  private void fetchLine(int line) {
    if (line != fetchedLine || position == 0 && mmu.observesFetches()) {
      mmu.fetchText(line);
    } else if (position == 0) {
      mmu.countFetchHits(1);
    }
  }

  /** The line of an instruction has been fetched. */
  private void entered(int instruction) {
    fetchedLine = text.address(line(instruction));
    fetchedEnd = Math.min(count, (instruction | LINE_WORDS - 1) + 1);
  }

  /** Which of a routine's lines an instruction is in. */
  private static int line(int instruction) {
    return instruction >>> LINE_WORDS_SHIFT;
  }
}
