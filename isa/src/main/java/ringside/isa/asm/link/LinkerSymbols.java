package ringside.isa.asm.link;

import org.jspecify.annotations.Nullable;
import ringside.isa.asm.link.ObjectFile.ObjectSymbol;
import ringside.isa.asm.section.Binding;
import ringside.isa.asm.source.Place;
import ringside.isa.elf.ElfSymbol;

/** The names that the linker defines itself (GNU ld's default script for elf32lriscv). */
final class LinkerSymbols {
  private final MemoryMap map;
  private final GlobalSymbols globals;

  LinkerSymbols(MemoryMap map, GlobalSymbols globals) {
    this.map = map;
    this.globals = globals;
  }

  void define() {
    int textEnd = end(".text", 0);
    int dataStart = start(".data", start(".sdata", start(".sbss", start(".bss", textEnd))));
    int dataEnd = end(".sdata", end(".data", dataStart));
    int smallStart = start(".sdata", dataEnd);
    int zerosEnd = OutputSection.alignUp(end(".bss", end(".sbss", dataEnd)), 4);
    int globalPointer =
        unsignedMinimum(smallStart + 0x800, Math.max(dataStart + 0x800, zerosEnd - 0x800));
    ifUndefined("__global_pointer$", globalPointer);
    ifUndefined("__DATA_BEGIN__", dataStart);
    ifUndefined("__SDATA_BEGIN__", smallStart);
    ifUndefined("_edata", dataEnd);
    ifUndefined("__bss_start", dataEnd);
    ifUndefined("__BSS_END__", zerosEnd);
    ifUndefined("_end", zerosEnd);
    ifUndefined("edata", dataEnd);
    ifUndefined("end", zerosEnd);
    ifUndefined("etext", textEnd);
    ifUndefined("_etext", textEnd);
    ifUndefined("__etext", textEnd);
  }

  private static int unsignedMinimum(int one, int other) {
    return Integer.compareUnsigned(one, other) < 0 ? one : other;
  }

  private int start(String name, int otherwise) {
    OutputSection section = map.find(name);
    return section == null ? otherwise : section.address();
  }

  private int end(String name, int otherwise) {
    OutputSection section = map.find(name);
    return section == null ? otherwise : section.end();
  }

  private void ifUndefined(String name, int value) {
    if (globals.find(name) == null) {
      @Nullable Place nowhere = null;
      ObjectSymbol symbol =
          new ObjectSymbol(
              name, ObjectSymbol.COMMON, 1, 0, ElfSymbol.Kind.LABEL, Binding.GLOBAL, nowhere);
      globals.replace(name, new GlobalSymbols.Definition(null, symbol, value));
    }
  }
}
