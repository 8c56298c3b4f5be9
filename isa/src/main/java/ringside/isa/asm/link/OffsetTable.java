package ringside.isa.asm.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.isa.asm.link.ObjectFile.ObjectSymbol;
import ringside.isa.asm.link.ObjectFile.Relocation;
import ringside.isa.asm.section.Binding;
import ringside.isa.asm.section.Patch;
import ringside.isa.asm.section.RelocationType;
import ringside.isa.elf.ElfSection;

/**
 * The global offset table: the addresses that position-independent code takes from memory (RISC-V
 * ELF psABI, "Global Offset Table"). In a static program they are known and just stand there.
 */
final class OffsetTable {
  private static final String SECTION = ".got";
  private static final int WORD = 4;

  /** What an entry holds; of a name that files share it is the same for all of them. */
  private record Entry(@Nullable String file, String name, int section, int value, long addend) {}

  private record User(ObjectFile file, ObjectSymbol symbol, long addend) {}

  private final Map<Entry, Integer> positions = new LinkedHashMap<>();
  private final List<User> users = new ArrayList<>();
  private final MemoryMap map;

  private OffsetTable(MemoryMap map) {
    this.map = map;
  }

  /** The table that some files need, with a place of its own if it is not empty. */
  static OffsetTable of(List<ObjectFile> objects, MemoryMap map) {
    OffsetTable table = new OffsetTable(map);
    for (ObjectFile object : objects) {
      for (Relocation relocation : object.relocations()) {
        ObjectSymbol symbol = relocation.plus();
        if (relocation.type() == RelocationType.GOT_HI20 && symbol != null) {
          table.add(object, symbol, relocation.addend());
        }
      }
    }
    if (!table.users.isEmpty()) {
      // The first word is the address of a dynamic section, which there is not.
      byte[] bytes = new byte[(table.users.size() + 1) * WORD];
      int flags = ElfSection.ALLOCATE | ElfSection.WRITE;
      map.add(
          new ObjectFile(
              SECTION,
              List.of(
                  new ObjectFile.ObjectSection(
                      SECTION, flags, WORD, bytes, bytes.length, List.of())),
              List.of(),
              List.of()));
    }
    return table;
  }

  private void add(ObjectFile file, ObjectSymbol symbol, long addend) {
    Entry entry = entry(file, symbol, addend);
    if (positions.putIfAbsent(entry, positions.size() + 1) == null) {
      users.add(new User(file, symbol, addend));
    }
  }

  private static Entry entry(ObjectFile file, ObjectSymbol symbol, long addend) {
    boolean shared =
        symbol.binding() != Binding.LOCAL || symbol.section() == ObjectSymbol.UNDEFINED;
    return shared
        ? new Entry(null, symbol.name(), 0, 0, addend)
        : new Entry(file.name(), symbol.name(), symbol.section(), symbol.value(), addend);
  }

  /** Where the address of a symbol stands, once the sections have their places. */
  int address(ObjectFile file, ObjectSymbol symbol, long addend) {
    Integer position = positions.get(entry(file, symbol, addend));
    OutputSection section = map.find(SECTION);
    if (position == null || section == null) {
      throw new IllegalStateException("no entry for " + symbol.name());
    }
    return section.address() + position * WORD;
  }

  /** Writes the addresses. */
  void fill(Map<OutputSection, byte[]> images, Relocator relocator) {
    OutputSection section = map.find(SECTION);
    byte[] image = section == null ? null : images.get(section);
    for (int index = 0; image != null && index < users.size(); index++) {
      User user = users.get(index);
      int address = relocator.address(user.file(), user.symbol()) + (int) user.addend();
      Patch.word(image, (index + 1) * WORD, address);
    }
  }
}
