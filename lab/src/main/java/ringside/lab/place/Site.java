package ringside.lab.place;

/**
 * Where an access was made: at an instruction of a program, or in the kernel.
 *
 * @param program number of the program in {@link ProgramBook}, or -1 for the kernel
 * @param pc virtual address of the instruction; 0 in the kernel
 * @param what the system call, trap or kernel routine in progress; empty in a program
 */
public record Site(int program, int pc, String what) {
  private static final int KERNEL = -1;

  /** In the kernel. */
  public static Site kernel(String what) {
    return new Site(KERNEL, 0, what);
  }

  /** At an instruction of a program. */
  public static Site of(int program, int pc) {
    return new Site(program, pc, "");
  }

  /** Whether the kernel made the access. */
  public boolean inKernel() {
    return program == KERNEL;
  }
}
