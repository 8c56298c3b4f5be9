package ringside.lab.debug;

import java.util.Arrays;
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
 * @param registers x0..x31 there; empty where they were not wanted
 * @param stores what its instruction may store to; null for none
 */
@SuppressWarnings("ArrayRecordComponent") // made once, and changed by nobody
record Footstep(Position place, long retired, int[] registers, @Nullable Stores stores) {
  private static final int[] NONE = {};

  /**
   * Two words in a row, before the instruction.
   *
   * @param first physical address of the first; 0 where it can't be seen
   * @param second of the second; 0 where it can't be seen
   */
  record Stores(int first, int firstWord, int second, int secondWord) {
    /** Puts back what was there where some bytes hold it, the first of them at an address. */
    void undo(byte[] bytes, int from, int count, int physical) {
      undo(bytes, from, count, physical, first, firstWord);
      undo(bytes, from, count, physical, second, secondWord);
    }

    private static void undo(
        byte[] bytes, int from, int count, int physical, int address, int word) {
      for (int i = 0; i < 4 && address != 0; i++) {
        int at = address + i - physical;
        if (at >= 0 && at < count) {
          bytes[from + at] = (byte) (word >>> 8 * i);
        }
      }
    }
  }

  /** Where a run stands. */
  static Footstep of(View view, boolean wanted) {
    Position place = view.position();
    Hart hart = view.computer().hart();
    boolean detailed = wanted && place.inProgram();
    int[] registers = detailed ? Arrays.copyOf(hart.x, Hart.SINK) : NONE;
    Stores stores = detailed ? stores(view, place, registers) : null;
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
    return registers.length > 0 && next.tid() == place.tid() && nextRetired == retired + 1;
  }
}
