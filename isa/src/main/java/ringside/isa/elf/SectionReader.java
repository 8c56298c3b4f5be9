package ringside.isa.elf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The section headers, for symbols and lines (System V ABI, "Sections"). */
final class SectionReader {
  /** One section header; offsets and sizes in bytes. */
  record Header(String name, int type, int flags, int address, long offset, long size, int link) {}

  private final ElfBytes file;
  private final List<Header> headers = new ArrayList<>();

  SectionReader(ElfBytes file) throws ElfFormatException {
    this.file = file;
    long table = file.u32(32, "the section header offset");
    int count = file.u16(48, "the section header count");
    int names = file.u16(50, "the section name table");
    if (table == 0 || count == 0) {
      return;
    }
    file.require(table, (long) count * Elf.SECTION_HEADER_SIZE, "the section header table");
    long namesOffset = file.u32(at(table, names) + 16, "the section name table");
    for (int index = 0; index < count; index++) {
      headers.add(header(at(table, index), namesOffset));
    }
  }

  private static long at(long table, int index) {
    return table + (long) index * Elf.SECTION_HEADER_SIZE;
  }

  private Header header(long at, long namesOffset) throws ElfFormatException {
    String what = "a section header";
    return new Header(
        file.string(namesOffset + file.u32(at, what), "a section name"),
        file.word(at + 4, what),
        file.word(at + 8, what),
        file.word(at + 12, what),
        file.u32(at + 16, what),
        file.u32(at + 20, what),
        file.word(at + 24, what));
  }

  /** Adds the program's symbols; leaves out sections, file names and mapping symbols. */
  void readSymbols(List<ElfSymbol> symbols) throws ElfFormatException {
    for (Header table : headers) {
      if (table.type() == Elf.SHT_SYMTAB) {
        file.require(table.offset(), table.size(), "the symbol table");
        Header strings = linked(table);
        for (long at = 0; at + Elf.SYMBOL_SIZE <= table.size(); at += Elf.SYMBOL_SIZE) {
          ElfSymbol symbol = symbol(table.offset() + at, strings);
          if (symbol != null) {
            symbols.add(symbol);
          }
        }
      }
    }
  }

  private @Nullable ElfSymbol symbol(long at, Header strings) throws ElfFormatException {
    String what = "a symbol";
    int info = file.u8(at + 12, what);
    int section = file.u16(at + 14, what);
    int type = info & 15;
    boolean unnamed = section == Elf.SHN_UNDEF || type > Elf.STT_FUNC;
    long nameOffset = file.u32(at, what);
    if (unnamed || nameOffset == 0 || nameOffset >= strings.size()) {
      return null;
    }
    String name = file.string(strings.offset() + nameOffset, "a symbol name");
    if (name.startsWith("$")) {
      return null; // psABI mapping symbols mark code and data, they name nothing
    }
    boolean global = info >> 4 != Elf.STB_LOCAL;
    int value = file.word(at + 4, what);
    return new ElfSymbol(name, value, file.word(at + 8, what), kind(type, section), global);
  }

  private static ElfSymbol.Kind kind(int type, int section) {
    if (section >= Elf.SHN_LORESERVE) {
      return ElfSymbol.Kind.ABSOLUTE;
    }
    return switch (type) {
      case Elf.STT_FUNC -> ElfSymbol.Kind.FUNCTION;
      case Elf.STT_OBJECT -> ElfSymbol.Kind.OBJECT;
      default -> ElfSymbol.Kind.LABEL;
    };
  }

  private Header linked(Header table) throws ElfFormatException {
    if (table.link() < 0 || table.link() >= headers.size()) {
      throw new ElfFormatException("the symbol table has no string table");
    }
    return headers.get(table.link());
  }

  /** The line table of our own assembler; empty where another one has made the file. */
  Optional<LineTable> lines() throws ElfFormatException {
    byte[] own = bytes(Elf.LINES_SECTION);
    return own.length > 0 ? Optional.of(LineTableFormat.read(new ElfBytes(own))) : Optional.empty();
  }

  /** Where a section is in memory; 0 for one that is not there. */
  int address(String name) {
    for (Header header : headers) {
      if (header.name().equals(name)) {
        return header.address();
      }
    }
    return 0;
  }

  /** What a section holds; nothing where there is none of that name, or it is packed. */
  byte[] bytes(String name) throws ElfFormatException {
    for (Header header : headers) {
      boolean packed = (header.flags() & Elf.SHF_COMPRESSED) != 0;
      if (header.name().equals(name) && header.type() != Elf.SHT_NOBITS && !packed) {
        return file.slice(header.offset(), header.size(), name);
      }
    }
    return new byte[0];
  }
}
