package ringside.isa.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The section {@code .ringside.lines}: magic, version, number of files, number of rows; rows of
 * (address, file index, line), all 32-bit little-endian; then the file names, each ended by a zero
 * byte. Line 0 marks an address from which no line is known.
 */
final class LineTableFormat {
  private static final int MAGIC = 0x4e4c5352; // "RSLN"
  private static final int VERSION = 1;
  private static final int HEADER_BYTES = 16;
  private static final int ROW_BYTES = 12;

  private LineTableFormat() {}

  static byte[] write(LineTable table) {
    Map<String, Integer> files = new LinkedHashMap<>();
    int nameBytes = 0;
    for (LineTable.Row row : table.rows()) {
      SourceLine source = row.source();
      if (source != null && files.putIfAbsent(source.file(), files.size()) == null) {
        nameBytes += source.file().getBytes(StandardCharsets.UTF_8).length + 1;
      }
    }
    int size = HEADER_BYTES + ROW_BYTES * table.rows().size() + nameBytes;
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(MAGIC).putInt(VERSION).putInt(files.size()).putInt(table.rows().size());
    for (LineTable.Row row : table.rows()) {
      SourceLine source = row.source();
      out.putInt(row.address());
      out.putInt(source == null ? 0 : files.getOrDefault(source.file(), 0));
      out.putInt(source == null ? 0 : source.line());
    }
    for (String name : files.keySet()) {
      out.put(name.getBytes(StandardCharsets.UTF_8)).put((byte) 0);
    }
    return out.array();
  }

  static LineTable read(ElfBytes in) throws ElfFormatException {
    String what = "the line table";
    if (in.word(0, what) != MAGIC || in.word(4, what) != VERSION) {
      return LineTable.EMPTY;
    }
    long rowCount = in.u32(12, what);
    long namesOffset = HEADER_BYTES + ROW_BYTES * rowCount;
    in.require(HEADER_BYTES, ROW_BYTES * rowCount, what);
    List<String> files = names(in, namesOffset, in.u32(8, what));
    List<LineTable.Row> rows = new ArrayList<>((int) rowCount);
    for (long at = HEADER_BYTES; at < namesOffset; at += ROW_BYTES) {
      int file = in.word(at + 4, what);
      int line = in.word(at + 8, what);
      boolean known = line > 0 && file >= 0 && file < files.size();
      rows.add(
          new LineTable.Row(
              in.word(at, what), known ? new SourceLine(files.get(file), line) : null));
    }
    return new LineTable(rows);
  }

  private static List<String> names(ElfBytes in, long offset, long count)
      throws ElfFormatException {
    List<String> files = new ArrayList<>();
    long at = offset;
    for (long index = 0; index < count; index++) {
      String name = in.string(at, "a source file name");
      files.add(name);
      at += name.getBytes(StandardCharsets.UTF_8).length + 1;
    }
    return files;
  }
}
