package ringside.isa.elf;

/**
 * A section of the program to be written (System V ABI, "Sections").
 *
 * @param address of the first byte; 0 for a section that is not mapped
 * @param flags {@link #WRITE}, {@link #ALLOCATE} and {@link #EXECUTE} added up
 * @param memorySize in bytes, at least {@code bytes.length}
 * @param alignment in bytes, a power of two
 * @param bytes empty for a section of zeros (.bss)
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the linker to the writer, never changed
public record ElfSection(
    String name, int address, int flags, int memorySize, int alignment, byte[] bytes) {
  /** SHF_WRITE. */
  public static final int WRITE = 1;

  /** SHF_ALLOC: the section is part of the running program. */
  public static final int ALLOCATE = 2;

  /** SHF_EXECINSTR. */
  public static final int EXECUTE = 4;

  boolean allocated() {
    return (flags & ALLOCATE) != 0;
  }

  /** Address of the first byte behind the section. */
  public int end() {
    return address + memorySize;
  }

  /** The permissions of its segment, as PF_ flags. */
  int segmentFlags() {
    return ElfSegment.READ
        | ((flags & WRITE) != 0 ? ElfSegment.WRITE : 0)
        | ((flags & EXECUTE) != 0 ? ElfSegment.EXECUTE : 0);
  }
}
