package ringside.lab.explain;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import ringside.isa.Fields;
import ringside.isa.Instruction;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.ElfSegment;
import ringside.isa.elf.ElfSymbol;

/**
 * Where a program's functions begin: where calls lead, whose address is taken, and what the file
 * calls a function. Any other label may stand in the middle of one.
 */
public final class FunctionStarts {
  private final Code code;

  /** Unsigned order, by flipping the sign. */
  private final TreeSet<Integer> starts = new TreeSet<>(Integer::compareUnsigned);

  private final Map<Integer, ElfSymbol> symbols = new TreeMap<>();

  FunctionStarts(Code code) {
    this.code = code;
    ElfImage image = code.image();
    image.symbols().forEach(symbol -> symbols.put(symbol.value(), symbol));
    starts.add(image.entry());
    image.symbols().stream().filter(this::isFunction).forEach(symbol -> starts.add(symbol.value()));
    image.segments().stream().filter(ElfSegment::executable).forEach(this::search);
  }

  /** Those of a program. */
  public static FunctionStarts of(ElfImage image) {
    return new FunctionStarts(new Code(image));
  }

  /** The name of the function that an address is in, "?" where no symbol says. */
  public String nameAt(int address) {
    ElfImage image = code.image();
    return image
        .symbolAt(before(address).orElse(address))
        .or(() -> image.symbolAt(address))
        .map(symbol -> symbol.symbol().name())
        .orElse("?");
  }

  /** The nearest beginning at or before an address. */
  OptionalInt before(int address) {
    Integer start = starts.floor(address);
    return start == null ? OptionalInt.empty() : OptionalInt.of(start);
  }

  boolean contains(int address) {
    return starts.contains(address);
  }

  /** A compiler's part of a function that it has put aside is entered with a frame already made. */
  private boolean isFunction(ElfSymbol symbol) {
    boolean global = symbol.global() && symbol.kind() == ElfSymbol.Kind.LABEL;
    boolean typed = symbol.kind() == ElfSymbol.Kind.FUNCTION && !symbol.name().contains(".cold");
    return (typed || global) && code.wordAt(symbol.value()).isPresent();
  }

  private void search(ElfSegment segment) {
    int end = segment.virtualAddress() + (segment.bytes().length & -4);
    for (int address = segment.virtualAddress(); address != end; address += 4) {
      int word = code.wordAt(address).orElse(0);
      if (Jump.isCall(word)) {
        Jump.target(code, address).ifPresent(this::note);
      } else {
        noteTaken(address, word);
      }
    }
  }

  private void note(int target) {
    if (code.wordAt(target).isPresent()) {
      starts.add(target);
    }
  }

  /** la rd, symbol: auipc and addi. */
  private void noteTaken(int address, int word) {
    int before = code.wordAt(address - 4).orElse(0);
    boolean pair =
        Instruction.decode(word) == Instruction.ADDI
            && Instruction.decode(before) == Instruction.AUIPC
            && Fields.rd(before) == Fields.rs1(word);
    if (pair) {
      int target = address - 4 + Fields.immediateU(before) + Fields.immediateI(word);
      if (symbols.containsKey(target)) {
        note(target);
      }
    }
  }
}
