package ringside.kernel.file.generated;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import ringside.kernel.file.Located;
import ringside.kernel.file.OpenFlags;
import ringside.kernel.file.OpenInode;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** An open text, as it was when it was opened. */
final class OpenText extends OpenInode {
  private final byte[] text;
  private long position;

  OpenText(String text, KernelCode code, Located where, OpenFlags flags) {
    super(where, flags);
    this.text = text.getBytes(StandardCharsets.ISO_8859_1);
    for (int left = lines(text); left > 0; left--) {
      code.run(Routine.TEXT_LINE);
    }
  }

  /** Lines, the last of which may lack its end. */
  private static int lines(String text) {
    int lines = text.isEmpty() || text.endsWith("\n") ? 0 : 1;
    for (int i = 0; i < text.length(); i++) {
      lines += text.charAt(i) == '\n' ? 1 : 0;
    }
    return lines;
  }

  @Override
  public Outcome read(UserMemory memory, int address, int length) {
    Outcome outcome = readAt(memory, address, length, position);
    if (outcome instanceof Outcome.Done done) {
      position += done.value();
    }
    return outcome;
  }

  @Override
  public Outcome readAt(UserMemory memory, int address, int length, long at) {
    int start = (int) Math.min(at, text.length);
    int end = Math.min(text.length, start + Math.min(length, text.length));
    try {
      memory.write(address, Arrays.copyOfRange(text, start, end));
    } catch (BadAddress bad) {
      return Outcome.done(bad.movedFrom(address));
    }
    return Outcome.done(end - start);
  }

  @Override
  public long seek(long offset, int whence) {
    position = endless(position, offset, whence);
    return position;
  }

  @Override
  public int readable() {
    return (int) Math.max(0, text.length - position);
  }

  @Override
  public String title() {
    return "text";
  }
}
