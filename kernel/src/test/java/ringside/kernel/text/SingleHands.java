package ringside.kernel.text;

import ringside.kernel.memory.UserMemory;

/** How the kernel takes many words: one after the other, as the cost model says it. */
final class SingleHands extends Hands {
  private static final int LINE_WORDS = 16;

  SingleHands(KernelCode code, UserMemory user) {
    super(code, user);
  }

  @Override
  void load(int address, int[] into, int words) {
    for (int i = 0; i < words; i++) {
      into[i] = code.load(address + i * 4);
    }
  }

  @Override
  void store(int address, int[] from, int words) {
    for (int i = 0; i < words; i++) {
      code.store(address + i * 4, from[i]);
    }
  }

  @Override
  void touch(int address, int words) {
    for (int i = 0; i < words; i++) {
      code.load(address + i * 4);
    }
  }

  @Override
  void fill(int address, int value, int words) {
    for (int i = 0; i < words; i++) {
      code.store(address + i * 4, value);
    }
  }

  @Override
  void copy(int from, int to, int words) {
    for (int i = 0; i < words; i++) {
      code.store(to + i * 4, code.load(from + i * 4));
    }
  }

  @Override
  void clear(int address, int lines) {
    for (int i = 0; i < lines; i++) {
      code.run(Routine.CLEAR_LINE);
      fill(address + i * LINE_WORDS * 4, 0, LINE_WORDS);
    }
  }

  @Override
  void copyLines(int from, int to, int lines) {
    for (int i = 0; i < lines; i++) {
      code.run(Routine.COPY_LINE);
      copy(from + i * LINE_WORDS * 4, to + i * LINE_WORDS * 4, LINE_WORDS);
    }
  }

  @Override
  void copyIn(int from, int to, int bytes) {
    copyBytes(from, to, bytes);
  }

  @Override
  void copyOut(int from, int to, int bytes) {
    copyBytes(from, to, bytes);
  }

  private void copyBytes(int from, int to, int bytes) {
    code.run(Routine.COPY_SETUP);
    for (int i = 0; i < bytes; ) {
      boolean word = (from + i & 3) == 0 && (to + i & 3) == 0 && bytes - i >= 4;
      code.run(word ? Routine.COPY_WORD : Routine.COPY_BYTE);
      int size = word ? 4 : 1;
      code.store(to + i, code.load(from + i, size), size);
      i += size;
    }
  }
}
