package ringside.isa.asm;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.Nearest;
import ringside.isa.Register;
import ringside.isa.asm.instruction.RegisterAdvice;
import ringside.isa.asm.link.ObjectFile;
import ringside.isa.asm.link.ObjectFile.ObjectLine;
import ringside.isa.asm.link.ObjectFile.ObjectSection;
import ringside.isa.asm.link.ObjectFile.ObjectSymbol;
import ringside.isa.asm.link.ObjectFile.Relocation;
import ringside.isa.asm.section.BranchFragment;
import ringside.isa.asm.section.Evaluator;
import ringside.isa.asm.section.Expression;
import ringside.isa.asm.section.Fixup;
import ringside.isa.asm.section.Fragment;
import ringside.isa.asm.section.Patch;
import ringside.isa.asm.section.RelocationType;
import ringside.isa.asm.section.Section;
import ringside.isa.asm.section.Sections;
import ringside.isa.asm.section.Symbol;
import ringside.isa.asm.section.SymbolTable;
import ringside.isa.asm.section.Value;
import ringside.isa.asm.source.Diagnostics;
import ringside.isa.asm.source.Place;
import ringside.isa.asm.source.SourceException;
import ringside.isa.asm.statement.DataDirectives;
import ringside.isa.elf.ElfSymbol;

/** Makes the object file of sections that are laid out: bytes, symbols and what is still open. */
final class ObjectBuilder {
  private final List<Section> sections;
  private final SymbolTable symbols;
  private final Diagnostics diagnostics;
  private final IdentityHashMap<Symbol, ObjectSymbol> made = new IdentityHashMap<>();
  private final IdentityHashMap<Section, Integer> indexes = new IdentityHashMap<>();
  private final List<Relocation> relocations = new ArrayList<>();

  ObjectBuilder(Sections sections, SymbolTable symbols, Diagnostics diagnostics) {
    this.sections = new ArrayList<>(sections.all());
    this.symbols = symbols;
    this.diagnostics = diagnostics;
    for (Section section : this.sections) {
      indexes.put(section, indexes.size());
    }
  }

  ObjectFile build(String name) {
    reportMissingNumeric();
    List<ObjectSection> objects = new ArrayList<>();
    for (Section section : sections) {
      objects.add(section(section));
    }
    List<ObjectSymbol> list = new ArrayList<>();
    for (Symbol symbol : symbols.all()) {
      boolean foreign = !symbol.isDefined() && !made.containsKey(symbol);
      if (!foreign && !isElsewhere(symbol)) {
        list.add(object(symbol));
      }
    }
    return new ObjectFile(name, objects, list, relocations);
  }

  /**
   * Whether it is assigned a place in another file or of the linker: uses name that place, and the
   * alias itself is in no symbol table, as with GNU as.
   */
  private static boolean isElsewhere(Symbol symbol) {
    Expression assigned = symbol.assigned();
    Value value = assigned == null ? null : valueOrNull(assigned);
    Symbol base = value == null || value.minus() != null ? null : value.plus();
    return base != null && base.section() == null;
  }

  private void reportMissingNumeric() {
    for (Symbol symbol : symbols.missingNumeric()) {
      Place use = symbol.firstUse();
      if (use != null) {
        String name = symbol.name();
        String number = name.endsWith("$") ? name : name.substring(0, name.length() - 1);
        diagnostics.error(use, "there is no label " + number + ": after this line", null);
      }
    }
  }

  private ObjectSection section(Section section) {
    byte[] image = new byte[section.zerosOnly() ? 0 : section.size()];
    for (Fragment fragment : section.fragments()) {
      if (!section.zerosOnly()) {
        fragment.write(image);
      }
      if (fragment instanceof BranchFragment branch) {
        resolve(section, branch.fixup(), image);
      }
    }
    for (Fixup fixup : section.fixups()) {
      resolve(section, fixup, image);
    }
    List<ObjectLine> lines = new ArrayList<>();
    for (Section.LineMark mark : section.lineMarks()) {
      lines.add(new ObjectLine(mark.fragment().address() + mark.offset(), mark.source()));
    }
    return new ObjectSection(
        section.name(), section.flags(), section.alignment(), image, section.size(), lines);
  }

  private void resolve(Section section, Fixup fixup, byte[] image) {
    try {
      Value value = Evaluator.evaluate(fixup.expression());
      if (value == null) {
        throw new SourceException(
            fixup.place().column(),
            "this depends on more than one address, or on itself",
            "a label, label+number or label-label can stand here");
      }
      int offset = fixup.fragment().address() + fixup.offset();
      if (value.isConstant() && !fixup.type().isPcRelative()) {
        requireFit(fixup, value.offset());
        applyConstant(fixup.type(), image, offset, value.offset());
      } else {
        addRelocation(section, fixup, offset, value);
      }
    } catch (SourceException problem) {
      diagnostics.error(fixup.place().line(), problem);
    }
  }

  private void requireFit(Fixup fixup, long value) {
    String problem = fixup.type().problem(value);
    if (problem != null) {
      throw new SourceException(fixup.place().column(), problem);
    }
    int bytes =
        switch (fixup.type()) {
          case WORD8 -> 1;
          case WORD16 -> 2;
          case WORD32 -> 4;
          default -> 8;
        };
    DataDirectives.warnIfTruncated(value, bytes, fixup.place(), diagnostics);
  }

  private static void applyConstant(RelocationType type, byte[] image, int offset, long value) {
    if (type == RelocationType.WORD64) {
      Patch.number(image, offset, value, 8);
    } else {
      type.apply(image, offset, (int) value);
    }
  }

  private void addRelocation(Section section, Fixup fixup, int offset, Value value) {
    Symbol plus = value.plus();
    Symbol minus = value.minus();
    boolean difference = plus != null && minus != null;
    boolean lone = plus == null && minus != null;
    Symbol culprit = plus != null ? plus : minus;
    if (culprit != null && (lone || !fixup.type().takesAddress() && !difference)) {
      throw needsNumber(fixup, culprit);
    }
    relocations.add(
        new Relocation(
            indexOf(section),
            offset,
            fixup.type(),
            plus == null ? null : object(plus),
            minus == null ? null : object(minus),
            value.offset(),
            fixup.place()));
  }

  private SourceException needsNumber(Fixup fixup, Symbol symbol) {
    if (!symbol.isDefined()) {
      return new SourceException(
          fixup.place().column(),
          "'" + symbol.name() + "' is neither a register nor a number that is defined here",
          advice(symbol.name()));
    }
    return new SourceException(
        fixup.place().column(),
        "'" + symbol.name() + "' is an address; a number must stand here",
        "to load an address use la; for its lower half write %lo(symbol)");
  }

  private String advice(String name) {
    String nearest = Nearest.suggestion(name, namesOfNumbers());
    return nearest != null && !RegisterAdvice.knows(name) ? nearest : RegisterAdvice.of(name);
  }

  private List<String> namesOfNumbers() {
    List<String> names = new ArrayList<>(Register.names());
    for (Symbol symbol : symbols.all()) {
      if (symbol.assigned() != null) {
        names.add(symbol.name());
      }
    }
    return names;
  }

  private int indexOf(Section section) {
    Integer index = indexes.get(section);
    if (index == null) {
      throw new IllegalStateException("unknown section " + section.name());
    }
    return index;
  }

  private ObjectSymbol object(Symbol symbol) {
    ObjectSymbol known = made.get(symbol);
    if (known == null) {
      known = make(symbol);
      made.put(symbol, known);
    }
    return known;
  }

  private ObjectSymbol make(Symbol symbol) {
    Expression assigned = symbol.assigned();
    if (assigned != null) {
      return assigned(symbol, assigned);
    }
    Symbol.Common common = symbol.common();
    if (common != null) {
      int bytes = (int) common.bytes();
      return symbol(symbol, ObjectSymbol.COMMON, common.alignment(), bytes, symbol.kind());
    }
    Section section = symbol.section();
    if (section == null) {
      return symbol(symbol, ObjectSymbol.UNDEFINED, 0, 0, symbol.kind());
    }
    return symbol(symbol, indexOf(section), symbol.address(), size(symbol), symbol.kind());
  }

  private ObjectSymbol assigned(Symbol symbol, Expression expression) {
    Value value = valueOrNull(expression);
    Symbol base = value == null ? null : value.plus();
    if (value != null && value.isConstant()) {
      int number = (int) value.offset();
      return symbol(symbol, ObjectSymbol.ABSOLUTE, number, 0, ElfSymbol.Kind.ABSOLUTE);
    }
    Section section = base == null ? null : base.section();
    if (value == null || value.minus() != null || base == null || section == null) {
      Place place = symbol.definition();
      if (place != null) {
        diagnostics.error(
            place, "'" + symbol.name() + "' must be a number or a place in this file", null);
      }
      return symbol(symbol, ObjectSymbol.ABSOLUTE, 0, 0, ElfSymbol.Kind.ABSOLUTE);
    }
    int offset = base.address() + (int) value.offset();
    return symbol(symbol, indexOf(section), offset, size(symbol), symbol.kind());
  }

  private static int size(Symbol symbol) {
    Expression size = symbol.size();
    Value bytes = size == null ? null : valueOrNull(size);
    return bytes == null || !bytes.isConstant() ? 0 : (int) bytes.offset();
  }

  private static @Nullable Value valueOrNull(Expression expression) {
    try {
      return Evaluator.evaluate(expression);
    } catch (SourceException divisionByZero) {
      return null;
    }
  }

  private static ObjectSymbol symbol(
      Symbol symbol, int section, int value, int size, ElfSymbol.Kind kind) {
    @Nullable Place place = symbol.definition();
    return new ObjectSymbol(
        symbol.name(),
        section,
        value,
        size,
        kind,
        symbol.binding(),
        place != null ? place : symbol.firstUse());
  }
}
