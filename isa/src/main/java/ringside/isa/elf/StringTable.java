package ringside.isa.elf;

import java.io.ByteArrayOutputStream;
import ringside.isa.ByteText;

/** A string table being written (System V ABI, "String Table"). */
final class StringTable {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  StringTable() {
    bytes.write(0);
  }

  /** Adds a name and returns its offset. */
  int add(String name) {
    int offset = bytes.size();
    byte[] text = ByteText.encode(name);
    bytes.write(text, 0, text.length);
    bytes.write(0);
    return offset;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
