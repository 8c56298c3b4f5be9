package ringside.kernel.syscall.process;

import java.util.ArrayList;
import java.util.List;
import ringside.isa.abi.Errno;
import ringside.kernel.file.FileError;
import ringside.kernel.memory.UserMemory;

/**
 * Arguments and environment as execve takes them: each string may have 128 KiB, and all of them
 * with their pointers what the new stack has room for (execve(2), "Limits on size of arguments").
 */
final class ExecStrings {
  /** Bytes of one string, its zero among them (Linux: MAX_ARG_STRLEN). */
  private static final int LONGEST = 131072;

  private static final int POINTER_BYTES = 4;

  private final UserMemory memory;
  private long room;

  /**
   * Nothing read yet.
   *
   * @param room bytes that all of them may have
   */
  ExecStrings(UserMemory memory, long room) {
    this.memory = memory;
    this.room = room;
  }

  /**
   * The strings of an array that ends with a null pointer; none where it is null itself.
   *
   * @throws FileError E2BIG where a string, or all of them, have too many bytes
   */
  List<String> read(int array) {
    List<String> strings = new ArrayList<>();
    int pointer = array == 0 ? 0 : memory.readWord(array);
    while (pointer != 0) {
      String text = read(pointer, strings);
      take(text.length() + 1 + POINTER_BYTES);
      pointer = memory.readWord(array + strings.size() * POINTER_BYTES);
    }
    return strings;
  }

  private String read(int pointer, List<String> strings) {
    try {
      String text = memory.readString(pointer, LONGEST);
      strings.add(text);
      return text;
    } catch (UserMemory.StringTooLong tooLong) {
      throw new FileError(Errno.E2BIG);
    }
  }

  /** Takes room for something more. */
  void take(int bytes) {
    room -= bytes;
    if (room < 0) {
      throw new FileError(Errno.E2BIG);
    }
  }
}
