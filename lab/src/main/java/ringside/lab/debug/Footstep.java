package ringside.lab.debug;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.isa.Fields;
import ringside.isa.Format;
import ringside.isa.Instruction;

/**
 * A place at which a run stood, and what its next instruction changes.
 *
 * @param place where it was
 * @param retired instructions up to there, the kernel's included
 * @param registers x0..x31 there; null where they were not wanted
 * @param stores what its instruction may store to; null for none
 */
@SuppressWarnings("ArrayRecordComponent") // made once, and changed by nobody
record Footstep(Position place, long retired, int @Nullable [] registers, @Nullable Stores stores) {
  /**
   * Two words in a row, before the instruction.
   *
   * @param first physical address of the first; 0 where it can't be seen
   * @param second of the second; 0 where it can't be seen
   */
  record Stores(int first, int firstWord, int second, int secondWord) {
    /** The byte that was at a physical address; empty where it was not stored to. */
    Optional<Byte> before(int physical) {
      int word = physical & ~3;
      if (word == 0 || word != first && word != second) {
        return Optional.empty();
      }
      return Optional.of((byte) ((word == first ? firstWord : secondWord) >>> 8 * (physical & 3)));
    }
  }

  /** Where a run stands. */
  static Footstep of(View view, boolean wanted) {
    Position place = view.position();
    Hart hart = view.computer().hart();
    boolean detailed = wanted && place.inProgram();
    int[] registers = detailed ? Arrays.copyOf(hart.x, Hart.SINK) : null;
    Stores stores = registers == null ? null : stores(view, place, registers);
    return new Footstep(place, hart.retired(), registers, stores);
  }

  private static @Nullable Stores stores(View view, Position place, int[] registers) {
    Instruction instruction = Instruction.decode(place.word());
    Format format = instruction == null ? Format.NONE : instruction.format();
    if (format != Format.STORE && format != Format.AMO) {
      return null;
    }
    int offset = format == Format.STORE ? Fields.immediateS(place.word()) : 0;
    int address = registers[Fields.rs1(place.word())] + offset & ~3;
    int first = view.physical(place.pid(), address);
    int second = view.physical(place.pid(), address + 4);
    return new Stores(first, word(view, first), second, word(view, second));
  }

  private static int word(View view, int physical) {
    return physical == 0 ? 0 : view.memory().readWord(physical);
  }

  /** Whether a thread went from here to another place by one instruction, the kernel aside. */
  boolean leadsTo(Position next, long nextRetired) {
    return registers != null && next.tid() == place.tid() && nextRetired == retired + 1;
  }
}
