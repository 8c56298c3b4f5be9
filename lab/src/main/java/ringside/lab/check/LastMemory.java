package ringside.lab.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.ElfSegment;
import ringside.isa.elf.ElfSymbol;
import ringside.kernel.event.Birth;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.process.Process;
import ringside.lab.explain.UserView;
import ringside.lab.session.BuiltComputer;
import ringside.lab.session.SessionBuilder;
import ringside.mmu.memory.PhysicalMemory;

/**
 * Keeps what the first process has in its variables when it ends: {@link #describe} before a run,
 * {@link #word} after it. Where the run stands before that, {@link #look} keeps what is there then.
 * It changes no cycle.
 */
public final class LastMemory implements EventSink {
  private static final int WORD_BYTES = 4;

  private final BuiltComputer computer = new BuiltComputer();
  private final Map<Integer, byte[]> pages = new HashMap<>();
  private final Set<Integer> swapped = new HashSet<>();
  private int first;
  private @Nullable ElfImage image;

  /** Of a session that is to be built. */
  public LastMemory() {}

  /** Has the first process of the session's last named computer watched. */
  public void describe(SessionBuilder session) {
    session.sink(this).prepared(computer);
  }

  @Override
  public Set<EventKind> kinds() {
    return Set.of(EventKind.PROCESS);
  }

  /** When the last thread of a process ends, its memory is still there. */
  @Override
  public void event(Event event) {
    if (event instanceof Event.Born born && born.how() == Birth.FIRST) {
      first = born.pid();
    } else if (event instanceof Event.ThreadEnded && event.at().pid() == first) {
      Process process = computer.get().processes().findAny(first);
      if (process != null && process.threads().isEmpty()) {
        keep(process);
      }
    }
  }

  /** Keeps what the first process has now, unless it has ended. */
  public void look() {
    Process process = image == null ? computer.get().processes().findAny(first) : null;
    if (process != null) {
      keep(process);
    }
  }

  private void keep(Process process) {
    ElfImage program = process.image();
    image = program;
    UserView view = new UserView(computer.get().hart().mmu().memory(), process.space());
    for (ElfSegment segment : program.segments()) {
      int end = segment.virtualAddress() + segment.memorySize();
      int page = page(segment.virtualAddress());
      while (segment.writable() && Integer.compareUnsigned(page, end) < 0) {
        if (process.space().peek(page).isSwapped()) {
          swapped.add(page);
        }
        byte[] bytes = view.bytesAt(page, PhysicalMemory.FRAME_BYTES);
        if (bytes.length > 0) {
          pages.put(page, bytes);
        }
        page += PhysicalMemory.FRAME_BYTES;
      }
    }
  }

  private static int page(int address) {
    return address & -PhysicalMemory.FRAME_BYTES;
  }

  /**
   * A word of a variable.
   *
   * @param index 0 for the first of an array
   * @throws IllegalArgumentException where the program that ran last has no such symbol, or no such
   *     word that it may write
   * @throws IllegalStateException where the word was on the swap disk
   */
  public int word(String symbol, int index) {
    ElfImage program = Objects.requireNonNull(image, "the first process was never seen");
    ElfSymbol found =
        program
            .symbol(symbol)
            .orElseThrow(() -> new IllegalArgumentException("there is no symbol " + symbol));
    int address = found.value() + index * WORD_BYTES;
    ElfSegment segment =
        program
            .segmentAt(address)
            .filter(ElfSegment::writable)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        symbol + "[" + index + "] is in no memory that the program may write"));
    int word = 0;
    for (int i = 0; i < WORD_BYTES; i++) {
      word |= byteAt(segment, address + i) << i * 8;
    }
    return word;
  }

  /** A page that was never touched is as the program's file has it. */
  private int byteAt(ElfSegment segment, int address) {
    int page = page(address);
    if (swapped.contains(page)) {
      throw new IllegalStateException("the word was on the swap disk");
    }
    byte[] bytes = pages.get(page);
    int offset = bytes == null ? address - segment.virtualAddress() : address - page;
    byte[] from = bytes == null ? segment.bytes() : bytes;
    return offset < from.length ? from[offset] & 0xff : 0;
  }
}
