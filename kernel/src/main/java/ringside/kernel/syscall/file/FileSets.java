package ringside.kernel.syscall.file;

import java.util.BitSet;
import ringside.kernel.memory.UserMemory;

/** The three fd_sets of select(2). */
final class FileSets {
  private static final int WORD_BITS = 32;

  private final int count;
  private final BitSet read = new BitSet();
  private final BitSet write = new BitSet();
  private final BitSet exception = new BitSet();

  /** Empty sets over the descriptors below a number. */
  FileSets(int count) {
    this.count = count;
  }

  static FileSets read(UserMemory memory, int count, int read, int write, int exception) {
    FileSets sets = new FileSets(count);
    sets.fill(sets.read, memory, read);
    sets.fill(sets.write, memory, write);
    sets.fill(sets.exception, memory, exception);
    return sets;
  }

  boolean wants(int descriptor) {
    return read.get(descriptor) || write.get(descriptor) || exception.get(descriptor);
  }

  /** Notes what a descriptor is ready for, of what is wanted. */
  void note(FileSets wanted, int descriptor, int in, int out, int other) {
    read.set(descriptor, in != 0 && wanted.read.get(descriptor));
    write.set(descriptor, out != 0 && wanted.write.get(descriptor));
    exception.set(descriptor, other != 0 && wanted.exception.get(descriptor));
  }

  int size() {
    return read.cardinality() + write.cardinality() + exception.cardinality();
  }

  void write(UserMemory memory, int readTo, int writeTo, int exceptionTo) {
    store(read, memory, readTo);
    store(write, memory, writeTo);
    store(exception, memory, exceptionTo);
  }

  private void fill(BitSet set, UserMemory memory, int address) {
    for (int first = 0; address != 0 && first < count; first += WORD_BITS) {
      int word = memory.readWord(address + first / 8);
      for (int bit = 0; bit < WORD_BITS && first + bit < count; bit++) {
        set.set(first + bit, (word >>> bit & 1) != 0);
      }
    }
  }

  private void store(BitSet set, UserMemory memory, int address) {
    for (int first = 0; address != 0 && first < count; first += WORD_BITS) {
      int word = 0;
      for (int bit = 0; bit < WORD_BITS; bit++) {
        word |= set.get(first + bit) ? 1 << bit : 0;
      }
      memory.writeWord(address + first / 8, word);
    }
  }
}
