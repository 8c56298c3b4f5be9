package ringside.lab.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ringside.isa.elf.ElfImage;
import ringside.kernel.process.GuestThread;
import ringside.mmu.memory.PhysicalMemory;

/** The functions that a thread is in, with names; looking costs nothing. */
public final class Backtrace {
  private final Unwinder unwinder;

  /** Looks into a computer's memory. */
  public Backtrace(PhysicalMemory memory) {
    this.unwinder = new Unwinder(memory);
  }

  /**
   * The frames of a thread, innermost first, as far as they are certain.
   *
   * @param registers x0..x31
   */
  public List<Frame> of(GuestThread thread, int pc, List<Integer> registers) {
    ElfImage image = thread.process().image();
    List<Frame> frames = new ArrayList<>();
    for (int address : unwinder.addresses(thread, pc, registers)) {
      Frame before = frames.isEmpty() ? null : frames.get(frames.size() - 1);
      if (before != null && before.pc() == address) {
        frames.set(frames.size() - 1, new Frame(address, before.place(), before.times() + 1));
      } else {
        // A caller is where its call stands: what comes next may be another line or function.
        int at = frames.isEmpty() ? address : address - 4;
        frames.add(new Frame(address, place(image, at), 1));
      }
    }
    return frames;
  }

  /**
   * Who called the function that a thread is in.
   *
   * @param pc where it goes on
   * @param sp its stack pointer there
   */
  public record Caller(int pc, int sp) {}

  /**
   * The caller of the function that a thread is in, if that is certain.
   *
   * @param registers x0..x31
   */
  public Optional<Caller> caller(GuestThread thread, int pc, List<Integer> registers) {
    return unwinder.caller(thread, pc, registers);
  }

  /**
   * A frame with the registers of its function.
   *
   * @param pc where it goes on
   * @param at its instruction: of a caller, its call
   * @param registers by their numbers, as far as they are known there
   */
  public record Level(int pc, int at, Map<Integer, Integer> registers) {}

  /**
   * A frame of a thread.
   *
   * @param number as in {@link #of}: 0 for the innermost, and of those that are alike the innermost
   */
  public Optional<Level> level(GuestThread thread, int pc, List<Integer> registers, int number) {
    return unwinder.level(thread, pc, registers, number);
  }

  /** Symbol and source line of an address, as far as known. */
  public static String place(ElfImage image, int pc) {
    String symbol = image.symbolAt(pc).map(Object::toString).orElse("no symbol");
    return image.lines().find(pc).map(line -> symbol + ", " + line).orElse(symbol);
  }
}
