package ringside.isa.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The sections .symtab and .strtab of a file being written: local symbols first, as ELF demands.
 */
final class SymbolTableWriter {
  private final List<ElfSection> sections;
  private final StringTable strings = new StringTable();
  private final ByteBuffer table;
  private int localCount = 1;

  SymbolTableWriter(List<ElfSymbol> symbols, List<ElfSection> sections) {
    this.sections = sections;
    int bytes = (symbols.size() + 1) * Elf.SYMBOL_SIZE;
    this.table = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    table.position(Elf.SYMBOL_SIZE);
    for (ElfSymbol symbol : symbols) {
      if (!symbol.global()) {
        add(symbol);
        localCount++;
      }
    }
    for (ElfSymbol symbol : symbols) {
      if (symbol.global()) {
        add(symbol);
      }
    }
  }

  byte[] table() {
    return table.array();
  }

  byte[] strings() {
    return strings.bytes();
  }

  /** One more than the index of the last local symbol (sh_info). */
  int localCount() {
    return localCount;
  }

  private void add(ElfSymbol symbol) {
    int type =
        switch (symbol.kind()) {
          case FUNCTION -> Elf.STT_FUNC;
          case OBJECT -> Elf.STT_OBJECT;
          case LABEL, ABSOLUTE -> Elf.STT_NOTYPE;
        };
    int binding = symbol.global() ? Elf.STB_GLOBAL : Elf.STB_LOCAL;
    table.putInt(strings.add(symbol.name())).putInt(symbol.value()).putInt(symbol.size());
    table.put((byte) (binding << 4 | type)).put((byte) 0);
    table.putShort((short) sectionIndex(symbol));
  }

  private int sectionIndex(ElfSymbol symbol) {
    if (symbol.kind() == ElfSymbol.Kind.ABSOLUTE) {
      return Elf.SHN_ABS;
    }
    int last = Elf.SHN_ABS;
    for (int index = 0; index < sections.size(); index++) {
      ElfSection section = sections.get(index);
      // The end of a section still belongs to it, unless the next one begins there.
      if (section.allocated()
          && Integer.compareUnsigned(symbol.value() - section.address(), section.memorySize())
              <= 0) {
        last = index + 1;
      }
    }
    return last;
  }
}
