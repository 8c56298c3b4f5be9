package ringside.isa.asm.link;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.isa.asm.section.Sections;
import ringside.isa.asm.source.SourceException;
import ringside.isa.elf.ElfSection;
import ringside.isa.elf.ElfWriter;

/**
 * Where the sections of all files come to lie: code, constants, data, zeros, each permission on
 * pages of its own (GNU ld manual, "Output Section Address"; here -z separate-code is always on).
 */
final class MemoryMap {
  private static final int PAGE_BYTES = 4096;
  private static final String[] ORDER = {".text", ".rodata", ".data", ".sdata", ".sbss", ".bss"};
  private static final int PERMISSIONS = ElfSection.WRITE | ElfSection.EXECUTE;

  private final Map<String, OutputSection> byName = new LinkedHashMap<>();
  private final IdentityHashMap<ObjectFile, List<@Nullable OutputSection>> homes =
      new IdentityHashMap<>();
  private final IdentityHashMap<ObjectFile, List<Integer>> offsets = new IdentityHashMap<>();
  private final List<OutputSection> ordered = new ArrayList<>();

  void add(ObjectFile object) {
    List<@Nullable OutputSection> outputs = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (ObjectFile.ObjectSection section : object.sections()) {
      boolean mapped = (section.flags() & ElfSection.ALLOCATE) != 0;
      OutputSection output = mapped ? output(section) : null;
      outputs.add(output);
      places.add(output == null ? 0 : output.add(section));
    }
    homes.put(object, outputs);
    offsets.put(object, places);
  }

  /** Reserves common storage at the end of .bss; returns its offset there. */
  int reserve(int bytes, int alignment) {
    return section(".bss", ElfSection.ALLOCATE | ElfSection.WRITE).reserve(bytes, alignment);
  }

  /** Chooses addresses; nothing may be added afterwards. */
  void place(int baseAddress) {
    for (OutputSection section : byName.values()) {
      if (section.size() > 0 || section.name().equals(".text")) {
        ordered.add(section);
      }
    }
    sortByRank();
    long address = (long) baseAddress + ElfWriter.headerBytes(segmentCount());
    int permissions = -1;
    for (OutputSection section : ordered) {
      int wanted = section.flags() & PERMISSIONS;
      boolean newSegment = permissions != -1 && wanted != permissions;
      address = alignUp(address, newSegment ? PAGE_BYTES : 1);
      address = alignUp(address, section.alignment());
      if (address + section.size() > 0xc0000000L) {
        throw new SourceException(0, "the program does not fit below 0xc0000000");
      }
      section.moveTo((int) address);
      address += section.size();
      permissions = wanted;
    }
  }

  /** A stable insertion sort: there are few sections. */
  private void sortByRank() {
    for (int index = 1; index < ordered.size(); index++) {
      OutputSection section = ordered.remove(index);
      int at = index;
      while (at > 0 && rank(ordered.get(at - 1)) > rank(section)) {
        at--;
      }
      ordered.add(at, section);
    }
  }

  /** All sections that are mapped, by address. */
  List<OutputSection> sections() {
    return ordered;
  }

  @Nullable OutputSection find(String name) {
    OutputSection section = byName.get(name);
    return section != null && ordered.contains(section) ? section : null;
  }

  /** The program's section that a file's section went to, or null if it is not mapped. */
  @Nullable OutputSection home(ObjectFile object, int section) {
    List<@Nullable OutputSection> outputs = homes.get(object);
    return outputs == null ? null : outputs.get(section);
  }

  /** Offset of a file's section in its home. */
  int offsetInHome(ObjectFile object, int section) {
    List<Integer> places = offsets.get(object);
    return places == null ? 0 : places.get(section);
  }

  /** Address of a file's section; 0 if it is not mapped. */
  int address(ObjectFile object, int section) {
    OutputSection output = home(object, section);
    return output == null ? 0 : output.address() + offsetInHome(object, section);
  }

  private int segmentCount() {
    int count = 0;
    int previous = -1;
    for (OutputSection section : ordered) {
      int permissions = section.flags() & PERMISSIONS;
      count += permissions == previous ? 0 : 1;
      previous = permissions;
    }
    return count;
  }

  private OutputSection output(ObjectFile.ObjectSection section) {
    for (String family : ORDER) {
      if (Sections.isFamily(section.name(), family)) {
        return section(family, section.flags());
      }
    }
    return section(section.name(), section.flags());
  }

  private OutputSection section(String name, int flags) {
    OutputSection section = byName.get(name);
    if (section == null) {
      section = new OutputSection(name, flags);
      byName.put(name, section);
    }
    return section;
  }

  /** Permissions first, then zeros last, then the known order, then as met. */
  private static int rank(OutputSection section) {
    int permissions =
        switch (section.flags() & PERMISSIONS) {
          case ElfSection.EXECUTE -> 0;
          case 0 -> 1;
          case ElfSection.WRITE -> 2;
          default -> 3;
        };
    int known = ORDER.length;
    for (int index = 0; index < ORDER.length; index++) {
      known = ORDER[index].equals(section.name()) ? index : known;
    }
    // Others stand between .data and .sdata, where GNU ld puts writable orphans as well.
    int order = known == ORDER.length ? 5 : known < 3 ? known : 4 + 2 * (known - 2);
    return permissions << 8 | (section.zerosOnly() ? 128 : 0) | order;
  }

  private static long alignUp(long value, long alignment) {
    return value + alignment - 1 & -alignment;
  }
}
