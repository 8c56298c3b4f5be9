package ringside.kernel.file.notify;

import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.UserMemory;

/**
 * struct inotify_event in a kernel object: watch, mask, cookie, length of the name, and the name,
 * filled with zeros to a multiple of 16 bytes.
 *
 * @param watch its number, or -1
 * @param mask what has happened
 * @param name in the watched folder, or empty
 * @param object kernel address
 */
record QueuedEvent(int watch, int mask, String name, int object) {
  private static final int HEADER_BYTES = 16;

  /**
   * An event, written to a new object.
   *
   * @throws ringside.kernel.memory.OutOfMemory where there is no room for it
   */
  static QueuedEvent of(KernelMemory memory, int watch, int mask, int cookie, String name) {
    int nameBytes = nameBytes(name);
    int object = memory.heap().allocate(HEADER_BYTES + nameBytes);
    int[] header = {watch, mask, cookie, nameBytes};
    memory.code().store(object, header, 0, header.length);
    for (int at = 0; at < nameBytes; at += 4) {
      memory.code().store(object + HEADER_BYTES + at, letters(name, at));
    }
    return new QueuedEvent(watch, mask, name, object);
  }

  /** What a read gets of it. */
  int bytes() {
    return HEADER_BYTES + nameBytes(name);
  }

  /** Whether it says the same as another; then one is enough. */
  boolean says(int otherWatch, int otherMask, String otherName) {
    return watch == otherWatch && mask == otherMask && name.equals(otherName);
  }

  void copyOut(UserMemory user, int address) {
    user.copyOut(object, address, bytes());
  }

  void release(KernelMemory memory) {
    memory.heap().release(object, bytes());
  }

  /** With at least one zero behind the name. */
  private static int nameBytes(String name) {
    return name.isEmpty() ? 0 : name.length() + HEADER_BYTES & -HEADER_BYTES;
  }

  private static int letters(String name, int from) {
    int word = 0;
    for (int i = 0; i < 4 && from + i < name.length(); i++) {
      word |= (name.charAt(from + i) & 0xff) << i * 8;
    }
    return word;
  }
}
