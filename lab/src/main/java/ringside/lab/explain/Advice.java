package ringside.lab.explain;

import java.util.List;

/**
 * What probably went wrong, as an id for the texts.
 *
 * @param hint which
 * @param values what its text names, in order
 */
public record Advice(Hint hint, List<String> values) {
  /** What probably went wrong. */
  public enum Hint {
    /** A pointer was null, or was never set. */
    NULL,
    /** A store to the program's instructions. */
    CODE,
    /** A store to what is constant (.rodata). */
    CONSTANT,
    /** A store to a page that holds instructions, constants, or both. */
    CODE_OR_CONSTANT,
    /** A store to memory that was mapped for reading only. */
    READ_ONLY,
    /** An access to memory that was mapped without any right. */
    NO_ACCESS,
    /** The first thread's stack is at its limit: its bytes. */
    STACK,
    /** The stack of another thread has run over: where it is, its bytes, those of the guard. */
    THREAD_STACK,
    /** An address that belongs to nothing. */
    POINTER,
    /** An address of the kernel. */
    KERNEL,
    /** A jump to address 0 or just behind it. */
    JUMP_NULL,
    /** A jump to memory that holds no code: what it holds. */
    JUMP_DATA,
    /** A jump to an address that belongs to nothing. */
    JUMP_NOWHERE,
    /** A jump to an address of the kernel. */
    JUMP_KERNEL,
    /** A jump to an address that is no multiple of 4. */
    JUMP_ODD,
    /** The mapped file is shorter than its mapping. */
    FILE_END,
    /** An atomic access whose address is no multiple of 4. */
    MISALIGNED,
    /** A word that is no instruction. */
    ILLEGAL,
    /** Zeros where an instruction should be. */
    ZEROS,
    /** A 16-bit instruction (C extension). */
    COMPRESSED,
    /** An instruction of the F or D extension. */
    FLOATING,
    /** An instruction that only the kernel may use: its name. */
    PRIVILEGED,
    /** A read or write of satp. */
    PAGE_TABLE_BASE,
    /** A control and status register that only the kernel may use: its name. */
    KERNEL_REGISTER,
    /** A control and status register that the machine lacks: its name. */
    NO_REGISTER,
    /** A write to a counter that can only be read: its name. */
    READ_ONLY_REGISTER,
    /** ebreak. */
    BREAKPOINT,
    /** No frame was left. */
    MEMORY,
    /** A system call of another system. */
    CALL,
    /** The kernel could not use what a call has given it. */
    ARGUMENT,
    /** Nothing better is known. */
    OTHER
  }

  static Advice of(Hint hint, String... values) {
    return new Advice(hint, List.of(values));
  }
}
