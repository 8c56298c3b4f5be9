package ringside.kernel.process;

import java.util.List;
import ringside.isa.elf.ElfImage;
import ringside.kernel.identity.Credentials;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.text.KernelCode;

/**
 * A program that has been brought into an address space of its own and waits to begin: what execve
 * makes before the point of no return.
 *
 * @param space its memory
 * @param image its file
 * @param name what ps shows
 * @param command how it was called
 * @param stackPointer where argc stands
 */
public record ExecImage(
    AddressSpace space, ElfImage image, String name, CommandLine command, int stackPointer) {
  /** Bytes of randomness that a program finds at AT_RANDOM. */
  public static final int RANDOM_BYTES = 16;

  private static final int LONGEST_NAME = 15;

  /** A program may always be given so many bytes of strings (ARG_MAX). */
  private static final long LEAST_ROOM = 131072;

  /** And never more than so many (Linux: three quarters of _STK_LIM). */
  private static final long MOST_ROOM = 6 << 20;

  /** Bytes that strings and their pointers may have: a quarter of the stack (execve(2)). */
  public static long roomForStrings(ResourceLimits limits) {
    long quarter = limits.soft(ResourceLimits.STACK) >>> 2;
    return Math.max(Math.min(quarter, MOST_ROOM), LEAST_ROOM);
  }

  /** Bytes of strings, their zeros and pointers. */
  public static long bytes(List<String> strings) {
    return strings.stream().mapToLong(text -> text.length() + 5L).sum();
  }

  /**
   * Brings a program into memory for whom it will act; throws OutOfMemory, having freed what it
   * took.
   */
  public static ExecImage of(
      Programs programs, ExecTarget target, List<String> envp, Credentials who, byte[] random) {
    int[] stack = StartImage.build(target.image(), target.path(), target.argv(), envp, who, random);
    AddressSpace space = programs.load(target, stack);
    return new ExecImage(
        space,
        target.image(),
        name(target.path()),
        new CommandLine(target.program().path(), target.argv(), envp),
        AddressSpace.STACK_TOP - stack.length * 4);
  }

  /** The point of no return: a process becomes this program. */
  public void begin(KernelCode code, Processes processes, GuestThread caller) {
    processes.replaceImage(caller, space, image, name);
    caller.process().calledBy(command);
    setRegisters(code, caller);
  }

  /** Sets what a thread finds when it runs first: all registers 0, sp and pc. */
  public void setRegisters(KernelCode code, GuestThread thread) {
    for (int i = 1; i < 32; i++) {
      code.store(thread.savedRegister(i), 0);
    }
    code.store(thread.savedRegister(2), stackPointer);
    code.store(thread.savedPc(), image.entry());
  }

  private static String name(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    return last.length() > LONGEST_NAME ? last.substring(0, LONGEST_NAME) : last;
  }
}
