package ringside.isa.asm.link;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.asm.section.Binding;
import ringside.isa.asm.section.RelocationType;
import ringside.isa.asm.source.Place;
import ringside.isa.elf.ElfSymbol;
import ringside.isa.elf.SourceLine;

/** One assembled file, to be linked with others. */
public record ObjectFile(
    String name,
    List<ObjectSection> sections,
    List<ObjectSymbol> symbols,
    List<Relocation> relocations) {
  public ObjectFile {
    sections = List.copyOf(sections);
    symbols = List.copyOf(symbols);
    relocations = List.copyOf(relocations);
  }

  /**
   * A section.
   *
   * @param flags as {@link ringside.isa.elf.ElfSection#flags}
   * @param alignment in bytes, a power of two
   * @param bytes empty if all are zero and need no place in a file
   * @param size in bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // made once by the assembler, then only read
  public record ObjectSection(
      String name, int flags, int alignment, byte[] bytes, int size, List<ObjectLine> lines) {}

  /**
   * Where the code of a source line begins.
   *
   * @param offset in the section, in bytes
   */
  public record ObjectLine(int offset, SourceLine source) {}

  /**
   * A symbol. Identity counts: relocations refer to the very object in the list.
   *
   * @param section index, or {@link #UNDEFINED}, {@link #ABSOLUTE} or {@link #COMMON}
   * @param value offset in the section; the number of an absolute symbol; the alignment of common
   *     storage
   */
  public record ObjectSymbol(
      String name,
      int section,
      int value,
      int size,
      ElfSymbol.Kind kind,
      Binding binding,
      @Nullable Place place) {
    /** Defined in another file, or nowhere. */
    public static final int UNDEFINED = -1;

    /** A number. */
    public static final int ABSOLUTE = -2;

    /** Storage shared by all files that ask for it. */
    public static final int COMMON = -3;
  }

  /**
   * A field that depends on addresses: {@code plus - minus + addend}, pc-relative if the type is.
   *
   * @param section index
   * @param offset of the field in the section
   * @param plus null for none
   * @param minus null for none
   */
  public record Relocation(
      int section,
      int offset,
      RelocationType type,
      @Nullable ObjectSymbol plus,
      @Nullable ObjectSymbol minus,
      long addend,
      Place place) {}
}
