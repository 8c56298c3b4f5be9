package ringside.isa.elf;

import java.util.List;

/** The section .shstrtab of a file being written. */
final class SectionNames {
  private final int[] offsets;
  private final byte[] bytes;

  SectionNames(List<ElfSection> sections) {
    StringTable table = new StringTable();
    offsets = new int[sections.size() + 3];
    for (int index = 0; index < sections.size(); index++) {
      offsets[index] = table.add(sections.get(index).name());
    }
    offsets[sections.size()] = table.add(".symtab");
    offsets[sections.size() + 1] = table.add(".strtab");
    offsets[sections.size() + 2] = table.add(".shstrtab");
    bytes = table.bytes();
  }

  int offset(int index) {
    return offsets[index];
  }

  byte[] bytes() {
    return bytes;
  }
}
