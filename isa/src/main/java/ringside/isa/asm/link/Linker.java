package ringside.isa.asm.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.isa.asm.link.ObjectFile.ObjectLine;
import ringside.isa.asm.link.ObjectFile.ObjectSymbol;
import ringside.isa.asm.section.Binding;
import ringside.isa.asm.source.Diagnostics;
import ringside.isa.asm.source.SourceException;
import ringside.isa.elf.ElfSection;
import ringside.isa.elf.ElfSymbol;
import ringside.isa.elf.ElfWriter;
import ringside.isa.elf.LineTable;

/** Links assembled files into one static executable, as GNU ld does without relaxation. */
public final class Linker {
  private final List<ObjectFile> objects;
  private final LinkOptions options;
  private final Diagnostics diagnostics = new Diagnostics();
  private final MemoryMap map = new MemoryMap();
  private final GlobalSymbols globals = new GlobalSymbols(diagnostics);

  private Linker(List<ObjectFile> objects, LinkOptions options) {
    this.objects = List.copyOf(objects);
    this.options = options;
  }

  /** Links files in this order; all undefined and duplicate symbols are reported at once. */
  public static BuildResult link(List<ObjectFile> objects, LinkOptions options) {
    return new Linker(objects, options).link();
  }

  private BuildResult link() {
    byte[] elf = null;
    try {
      elf = program();
    } catch (SourceException tooLarge) {
      diagnostics.error("link", tooLarge.text(), null);
    }
    return new BuildResult(diagnostics.hasErrors() ? null : elf, diagnostics.list());
  }

  private byte @Nullable [] program() {
    for (ObjectFile object : objects) {
      globals.add(object);
      map.add(object);
    }
    Map<String, Integer> common = reserveCommon();
    OffsetTable table = OffsetTable.of(objects, map);
    map.place(options.baseAddress());
    placeCommon(common);
    new LinkerSymbols(map, globals).define();
    Map<OutputSection, byte[]> images = new HashMap<>();
    for (OutputSection section : map.sections()) {
      images.put(section, section.image());
    }
    Relocator relocator = new Relocator(map, globals, objects, table, diagnostics);
    table.fill(images, relocator);
    relocator.apply(images);
    // Where it begins is worth telling only of a program that comes to be.
    int entry = diagnostics.hasErrors() ? 0 : entry();
    if (diagnostics.hasErrors()) {
      return null;
    }
    List<ElfSection> sections = new ArrayList<>();
    for (OutputSection section : map.sections()) {
      sections.add(section.toElf(images.getOrDefault(section, new byte[0])));
    }
    return ElfWriter.write(entry, sections, symbols(relocator), lines());
  }

  private Map<String, Integer> reserveCommon() {
    Map<String, Integer> offsets = new HashMap<>();
    for (GlobalSymbols.Definition definition : globals.all()) {
      ObjectSymbol symbol = definition.symbol();
      if (symbol.section() == ObjectSymbol.COMMON) {
        offsets.put(symbol.name(), map.reserve(symbol.size(), symbol.value()));
      }
    }
    return offsets;
  }

  private void placeCommon(Map<String, Integer> offsets) {
    OutputSection bss = map.find(".bss");
    for (GlobalSymbols.Definition definition : globals.all()) {
      ObjectSymbol symbol = definition.symbol();
      Integer offset = offsets.get(symbol.name());
      if (offset != null && bss != null) {
        int address = bss.address() + offset;
        globals.replace(symbol.name(), new GlobalSymbols.Definition(null, symbol, address));
      }
    }
  }

  private int entry() {
    GlobalSymbols.Definition start = globals.find(options.entrySymbol());
    if (start != null && start.object() != null) {
      return map.address(start.object(), start.symbol().section()) + start.symbol().value();
    }
    return new MissingEntry(objects, globals, diagnostics)
        .first(options.entrySymbol(), map.find(".text"));
  }

  private List<ElfSymbol> symbols(Relocator relocator) {
    List<ElfSymbol> symbols = new ArrayList<>();
    for (ObjectFile object : objects) {
      for (ObjectSymbol symbol : object.symbols()) {
        boolean local = symbol.binding() == Binding.LOCAL;
        if (local && !symbol.name().startsWith(".L") && isMapped(object, symbol)) {
          symbols.add(elfSymbol(symbol, relocator.address(object, symbol)));
        }
      }
    }
    for (GlobalSymbols.Definition definition : globals.all()) {
      symbols.add(elfSymbol(definition.symbol(), relocator.address(definition)));
    }
    return symbols;
  }

  private boolean isMapped(ObjectFile object, ObjectSymbol symbol) {
    return symbol.section() == ObjectSymbol.ABSOLUTE
        || symbol.section() >= 0 && map.home(object, symbol.section()) != null;
  }

  private static ElfSymbol elfSymbol(ObjectSymbol symbol, int value) {
    boolean global = symbol.binding() != Binding.LOCAL;
    return new ElfSymbol(symbol.name(), value, symbol.size(), symbol.kind(), global);
  }

  private LineTable lines() {
    List<LineTable.Row> rows = new ArrayList<>();
    for (ObjectFile object : objects) {
      for (int index = 0; index < object.sections().size(); index++) {
        if (map.home(object, index) != null) {
          int base = map.address(object, index);
          for (ObjectLine line : object.sections().get(index).lines()) {
            rows.add(new LineTable.Row(base + line.offset(), line.source()));
          }
        }
      }
    }
    return new LineTable(rows);
  }
}
