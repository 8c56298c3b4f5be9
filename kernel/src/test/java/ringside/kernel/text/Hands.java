package ringside.kernel.text;

import ringside.kernel.memory.UserMemory;

/** How the kernel takes many words: together. */
class Hands {
  final KernelCode code;
  private final UserMemory user;

  Hands(KernelCode code, UserMemory user) {
    this.code = code;
    this.user = user;
  }

  void load(int address, int[] into, int words) {
    code.load(address, into, 0, words);
  }

  void store(int address, int[] from, int words) {
    code.store(address, from, 0, words);
  }

  void touch(int address, int words) {
    code.touch(address, words);
  }

  void fill(int address, int value, int words) {
    code.fill(address, value, words);
  }

  void copy(int from, int to, int words) {
    code.copy(from, to, words);
  }

  void clear(int address, int lines) {
    code.clearLines(address, lines);
  }

  void copyLines(int from, int to, int lines) {
    code.copyLines(from, to, lines);
  }

  void copyIn(int from, int to, int bytes) {
    user.copyIn(from, to, bytes);
  }

  void copyOut(int from, int to, int bytes) {
    user.copyOut(from, to, bytes);
  }
}
