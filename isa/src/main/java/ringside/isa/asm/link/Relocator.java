package ringside.isa.asm.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.isa.Nearest;
import ringside.isa.asm.instruction.RegisterAdvice;
import ringside.isa.asm.link.ObjectFile.ObjectSymbol;
import ringside.isa.asm.link.ObjectFile.Relocation;
import ringside.isa.asm.section.Binding;
import ringside.isa.asm.section.Patch;
import ringside.isa.asm.section.RelocationType;
import ringside.isa.asm.source.Diagnostics;
import ringside.isa.asm.source.Place;

/** Fills in the fields that depend on addresses (RISC-V ELF psABI, "Relocations"). */
final class Relocator {
  private static final int RS1_MASK = 31 << 15;

  private final MemoryMap map;
  private final GlobalSymbols globals;
  private final List<ObjectFile> objects;
  private final OffsetTable table;
  private final Diagnostics diagnostics;
  private final Map<Integer, Integer> upperValues = new HashMap<>();
  private final Set<String> reported = new HashSet<>();

  Relocator(
      MemoryMap map,
      GlobalSymbols globals,
      List<ObjectFile> objects,
      OffsetTable table,
      Diagnostics diagnostics) {
    this.table = table;
    this.map = map;
    this.globals = globals;
    this.objects = objects;
    this.diagnostics = diagnostics;
  }

  /** The lower halves come last: they need what their upper halves came to. */
  void apply(Map<OutputSection, byte[]> images) {
    for (boolean lower : new boolean[] {false, true}) {
      for (ObjectFile object : objects) {
        for (Relocation relocation : object.relocations()) {
          OutputSection home = map.home(object, relocation.section());
          byte[] image = home == null ? null : images.get(home);
          if (image != null && relocation.type().followsAuipc() == lower) {
            apply(object, relocation, image);
          }
        }
      }
    }
  }

  /** The value of a symbol as its file sees it; 0 if nobody defines it. */
  int address(ObjectFile object, ObjectSymbol symbol) {
    if (symbol.binding() != Binding.LOCAL || symbol.section() == ObjectSymbol.UNDEFINED) {
      GlobalSymbols.Definition definition = globals.find(symbol.name());
      return definition == null ? 0 : address(definition);
    }
    return symbol.section() == ObjectSymbol.ABSOLUTE
        ? symbol.value()
        : map.address(object, symbol.section()) + symbol.value();
  }

  int address(GlobalSymbols.Definition definition) {
    ObjectFile object = definition.object();
    ObjectSymbol symbol = definition.symbol();
    if (object == null) {
      return definition.value();
    }
    return symbol.section() == ObjectSymbol.ABSOLUTE
        ? symbol.value()
        : map.address(object, symbol.section()) + symbol.value();
  }

  private void apply(ObjectFile object, Relocation relocation, byte[] image) {
    ObjectSymbol plus = relocation.plus();
    ObjectSymbol minus = relocation.minus();
    int at = map.offsetInHome(object, relocation.section()) + relocation.offset();
    int pc = map.address(object, relocation.section()) + relocation.offset();
    if (!isKnown(object, plus, relocation) || !isKnown(object, minus, relocation)) {
      // Reported by now: the lower half that belongs to it needs no report of its own.
      upperValues.put(pc, 0);
      return;
    }
    int value = (int) relocation.addend();
    value += plus == null ? 0 : address(object, plus);
    value -= minus == null ? 0 : address(object, minus);
    if (relocation.type() == RelocationType.CALL && isMissingWeak(object, plus)) {
      // ld turns a call to a missing weak symbol into one to address 0.
      Patch.word(image, at + 4, Patch.word(image, at + 4) & ~RS1_MASK);
      value = pc;
    }
    if (relocation.type() == RelocationType.GOT_HI20 && plus != null) {
      value = table.address(object, plus, relocation.addend());
    }
    Integer settled = settle(relocation, value, pc);
    if (settled != null) {
      relocation.type().apply(image, at, settled);
    }
  }

  /** The number for the field, or null if there is none, which is reported. */
  private @Nullable Integer settle(Relocation relocation, int value, int pc) {
    RelocationType type = relocation.type();
    if (type.followsAuipc()) {
      Integer upper = upperValues.get(value);
      if (upper == null) {
        diagnostics.error(
            relocation.place(),
            "%pcrel_lo needs the label of an auipc with %pcrel_hi",
            "write 1: auipc rd, %pcrel_hi(symbol), then %pcrel_lo(1b)");
      }
      return upper;
    }
    int result = type.isPcRelative() ? value - pc : value;
    String problem = type.problem(result);
    if (problem != null) {
      diagnostics.error(relocation.place(), problem, "use call or tail to jump further");
      return null;
    }
    if (type == RelocationType.PCREL_HI20 || type == RelocationType.GOT_HI20) {
      upperValues.put(pc, result);
    }
    return result;
  }

  private boolean isMissingWeak(ObjectFile object, @Nullable ObjectSymbol symbol) {
    return symbol != null
        && symbol.section() == ObjectSymbol.UNDEFINED
        && symbol.binding() == Binding.WEAK
        && address(object, symbol) == 0;
  }

  private boolean isKnown(ObjectFile object, @Nullable ObjectSymbol symbol, Relocation relocation) {
    boolean missing =
        symbol != null
            && symbol.section() == ObjectSymbol.UNDEFINED
            && symbol.binding() != Binding.WEAK
            && globals.find(symbol.name()) == null;
    if (!missing || symbol == null) {
      return true;
    }
    if (reported.add(object.name() + "\n" + symbol.name())) {
      diagnostics.error(
          relocation.place(), "undefined symbol '" + symbol.name() + "'", advice(object, symbol));
    }
    return false;
  }

  private @Nullable String advice(ObjectFile object, ObjectSymbol symbol) {
    List<String> names = new ArrayList<>();
    for (String name : globals.names()) {
      names.add(name);
    }
    for (ObjectFile file : objects) {
      for (ObjectSymbol other : file.symbols()) {
        Place place = other.place();
        boolean defined = other.section() != ObjectSymbol.UNDEFINED;
        if (defined && other.name().equals(symbol.name()) && place != null) {
          String where = place.line().file() + ":" + place.line().number();
          return "it is defined in " + where + "; write .globl " + symbol.name() + " there";
        }
        if (defined && file.name().equals(object.name())) {
          names.add(other.name());
        }
      }
    }
    String nearest = Nearest.suggestion(symbol.name(), names);
    boolean register = nearest == null && RegisterAdvice.knows(symbol.name());
    return register ? RegisterAdvice.of(symbol.name()) : nearest;
  }
}
