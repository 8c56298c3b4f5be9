package ringside.isa.elf.dwarf;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands before a line number program (DWARF 5, section 6.2.4).
 *
 * @param minimumLength bytes of the shortest instruction
 * @param lineBase the least advance of a special opcode
 * @param lineRange how many advances special opcodes have
 * @param opcodeLengths how many operands each standard opcode has, from 1
 * @param files names, by their number
 * @param firstFile the number of the first file
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never changed
record LineHeader(
    int minimumLength,
    int lineBase,
    int lineRange,
    int[] opcodeLengths,
    List<String> files,
    int firstFile) {
  private static final int STRING = 0x08;
  private static final int LINE_STRP = 0x1f;
  private static final int STRP = 0x0e;
  private static final int UDATA = 0x0f;
  private static final int DATA1 = 0x0b;
  private static final int DATA2 = 0x05;
  private static final int DATA16 = 0x1e;
  private static final int BLOCK = 0x09;
  private static final int PATH = 1;
  private static final int DIRECTORY = 2;
  private static final int DIGEST_BYTES = 16;

  /** Files, folders or their formats that a unit may have. */
  private static final int MOST = 100_000;

  /** The name of a file; empty for one that is not known. */
  String file(long number) {
    long index = number - firstFile;
    return index < 0 || index >= files.size() ? "" : files.get((int) index);
  }

  static LineHeader read(DwarfBytes unit, DwarfBytes strings, DwarfBytes lineStrings)
      throws DwarfException {
    int version = unit.u16();
    if (version < 2 || version > 5) {
      throw new DwarfException("line numbers of version " + version);
    }
    if (version == 5) {
      unit.skip(2); // sizes of an address, and of a segment selector
    }
    DwarfBytes header = unit.take(unit.u32());
    final int minimumLength = header.u8();
    header.skip(version >= 4 ? 2 : 1); // operations of an instruction; whether lines are statements
    final int lineBase = (byte) header.u8();
    final int lineRange = header.u8();
    int[] lengths = new int[header.u8()];
    for (int i = 1; i < lengths.length; i++) {
      lengths[i] = header.u8();
    }
    if (lineRange == 0 || lengths.length == 0) {
      throw new DwarfException("no line can be advanced");
    }
    List<String> files =
        version == 5 ? new Names(header, strings, lineStrings).filesOfFive() : filesOfFour(header);
    return new LineHeader(minimumLength, lineBase, lineRange, lengths, files, version == 5 ? 0 : 1);
  }

  private static List<String> filesOfFour(DwarfBytes header) throws DwarfException {
    List<String> folders = new ArrayList<>(List.of(""));
    for (String name = header.string(); !name.isEmpty(); name = header.string()) {
      folders.add(name);
    }
    List<String> files = new ArrayList<>();
    for (String name = header.string(); !name.isEmpty(); name = header.string()) {
      long folder = header.uleb();
      header.uleb(); // time
      header.uleb(); // length
      files.add(path(folders, folder, name));
    }
    return files;
  }

  /** The folder of the compiler itself is left out: names are as it was given them. */
  static String path(List<String> folders, long folder, String name) {
    boolean known = folder > 0 && folder < folders.size() && !name.startsWith("/");
    String before = known ? folders.get((int) folder) : "";
    boolean own = before.isEmpty() || before.equals(folders.get(0));
    return own ? name : before + "/" + name;
  }

  /** The tables of version 5, whose entries are described by themselves. */
  private record Names(DwarfBytes header, DwarfBytes strings, DwarfBytes lineStrings) {
    private record Entry(String name, long folder) {}

    List<String> filesOfFive() throws DwarfException {
      List<String> folders = new ArrayList<>();
      for (Entry entry : entries()) {
        folders.add(entry.name());
      }
      List<String> files = new ArrayList<>();
      for (Entry entry : entries()) {
        files.add(path(folders, entry.folder(), entry.name()));
      }
      return files;
    }

    private List<Entry> entries() throws DwarfException {
      int formats = header.u8();
      long[] kinds = new long[2 * formats];
      for (int i = 0; i < kinds.length; i++) {
        kinds[i] = header.uleb();
      }
      long count = header.uleb();
      if (count < 0 || count > MOST || count > 0 && formats == 0) {
        throw new DwarfException("more files than any program has");
      }
      List<Entry> entries = new ArrayList<>();
      for (long i = 0; i < count; i++) {
        entries.add(entry(kinds));
      }
      return entries;
    }

    private Entry entry(long[] kinds) throws DwarfException {
      String name = "";
      long folder = 0;
      for (int i = 0; i < kinds.length; i += 2) {
        if (kinds[i] == PATH) {
          name = text(kinds[i + 1]);
        } else if (kinds[i] == DIRECTORY) {
          folder = number(kinds[i + 1]);
        } else {
          pass(kinds[i + 1]);
        }
      }
      return new Entry(name, folder);
    }

    private String text(long form) throws DwarfException {
      if (form == STRING) {
        return header.string();
      } else if (form == LINE_STRP) {
        return lineStrings.from(header.u32()).string();
      } else if (form == STRP) {
        return strings.from(header.u32()).string();
      }
      throw new DwarfException("a name of form " + form);
    }

    private long number(long form) throws DwarfException {
      if (form == UDATA) {
        return header.uleb();
      } else if (form == DATA1) {
        return header.u8();
      } else if (form == DATA2) {
        return header.u16();
      }
      throw new DwarfException("a folder of form " + form);
    }

    private void pass(long form) throws DwarfException {
      if (form == DATA16) {
        header.skip(DIGEST_BYTES);
      } else if (form == BLOCK) {
        header.skip(header.uleb());
      } else if (form == UDATA || form == DATA1 || form == DATA2) {
        number(form);
      } else {
        text(form);
      }
    }
  }
}
