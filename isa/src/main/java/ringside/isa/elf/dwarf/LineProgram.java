package ringside.isa.elf.dwarf;

import java.util.ArrayList;
import java.util.List;

/** The machine that makes lines (DWARF 5, section 6.2.2): a byte or two a row. */
final class LineProgram {
  private static final int COPY = 1;
  private static final int ADVANCE_PC = 2;
  private static final int ADVANCE_LINE = 3;
  private static final int SET_FILE = 4;
  private static final int CONST_ADD_PC = 8;
  private static final int FIXED_ADVANCE_PC = 9;
  private static final int END_SEQUENCE = 1;
  private static final int SET_ADDRESS = 2;
  private static final int LAST_SPECIAL = 255;

  private final LineHeader header;
  private final Taker taker;
  private List<DwarfLines.Row> sequence = new ArrayList<>();
  private int address;
  private long file = 1;
  private int line = 1;

  /** Who gets the rows between two breaks of the addresses. */
  @FunctionalInterface
  interface Taker {
    void take(List<DwarfLines.Row> sequence) throws DwarfException;
  }

  LineProgram(LineHeader header, Taker taker) {
    this.header = header;
    this.taker = taker;
  }

  void run(DwarfBytes program) throws DwarfException {
    while (program.hasMore()) {
      int opcode = program.u8();
      if (opcode == 0) {
        extended(program.take(program.uleb()));
      } else if (opcode < header.opcodeLengths().length) {
        standard(opcode, program);
      } else {
        advance(opcode - header.opcodeLengths().length);
        line += header.lineBase() + (opcode - header.opcodeLengths().length) % header.lineRange();
        row();
      }
    }
  }

  private void advance(int special) {
    address += special / header.lineRange() * header.minimumLength();
  }

  private void standard(int opcode, DwarfBytes program) throws DwarfException {
    switch (opcode) {
      case COPY -> row();
      case ADVANCE_PC -> address += (int) program.uleb() * header.minimumLength();
      case ADVANCE_LINE -> line += (int) program.sleb();
      case SET_FILE -> file = program.uleb();
      case CONST_ADD_PC -> advance(LAST_SPECIAL - header.opcodeLengths().length);
      case FIXED_ADVANCE_PC -> address += program.u16();
      default -> {
        for (int i = 0; i < header.opcodeLengths()[opcode]; i++) {
          program.uleb();
        }
      }
    }
  }

  private void extended(DwarfBytes operation) throws DwarfException {
    int opcode = operation.u8();
    if (opcode == SET_ADDRESS) {
      address = operation.word();
    } else if (opcode == END_SEQUENCE) {
      sequence.add(new DwarfLines.Row(address, "", 0));
      taker.take(sequence);
      sequence = new ArrayList<>();
      address = 0;
      file = 1;
      line = 1;
    }
  }

  private void row() throws DwarfException {
    if (sequence.size() >= DwarfLines.MOST_ROWS) {
      throw new DwarfException("more lines than any program has");
    }
    sequence.add(new DwarfLines.Row(address, line > 0 ? header.file(file) : "", Math.max(0, line)));
  }
}
