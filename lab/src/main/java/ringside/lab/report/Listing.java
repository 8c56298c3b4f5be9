package ringside.lab.report;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import ringside.isa.Disassembler;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.ElfSegment;
import ringside.isa.elf.ElfSymbol;
import ringside.isa.elf.SourceLine;

/** A program's code as text: labels, source lines, addresses, words and instructions. */
public final class Listing {
  private final ElfImage image;
  private String lastSource = "";

  /** The listing of an image. */
  public Listing(ElfImage image) {
    this.image = image;
  }

  /** Prints every executable segment. */
  public void print(PrintStream out) {
    for (ElfSegment segment : image.segments()) {
      if (segment.executable()) {
        print(segment, out);
      }
    }
  }

  private void print(ElfSegment segment, PrintStream out) {
    ByteBuffer bytes = ByteBuffer.wrap(segment.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    int lead = -segment.virtualAddress() & 3;
    for (int offset = lead; offset + 4 <= segment.bytes().length; offset += 4) {
      int address = segment.virtualAddress() + offset;
      if (!isHeader(segment, address)) {
        label(address, out);
        source(address, out);
        instruction(address, bytes.getInt(offset), out);
      }
    }
  }

  /** A linker may put the file's headers into the first page of code. */
  private boolean isHeader(ElfSegment segment, int address) {
    int first = segment.virtualAddress() + segment.memorySize();
    for (ElfSymbol symbol : image.symbols()) {
      boolean inSegment =
          symbol.kind() != ElfSymbol.Kind.ABSOLUTE && segment.contains(symbol.value());
      first = inSegment ? Math.min(first, symbol.value()) : first;
    }
    return image.programHeaderAddress() != 0
        && segment.contains(image.programHeaderAddress())
        && address < Math.min(first, image.entry());
  }

  private void label(int address, PrintStream out) {
    for (ElfSymbol symbol : image.symbols()) {
      if (symbol.value() == address && symbol.kind() != ElfSymbol.Kind.ABSOLUTE) {
        out.println();
        out.println(Numbers.digits(address) + " <" + symbol.name() + ">:");
      }
    }
  }

  private void source(int address, PrintStream out) {
    String source = image.lines().find(address).map(SourceLine::toString).orElse("");
    if (!source.equals(lastSource) && !source.isEmpty()) {
      out.println("# " + source);
    }
    lastSource = source;
  }

  private void instruction(int address, int word, PrintStream out) {
    String text = Disassembler.disassemble(word, address);
    out.println("  " + Numbers.digits(address) + ":  " + Numbers.digits(word) + "  " + text);
  }
}
