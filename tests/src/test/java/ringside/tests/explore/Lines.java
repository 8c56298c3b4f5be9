package ringside.tests.explore;

/** Lines of assembly that programs for explorers are made of. */
final class Lines {
  private Lines() {}

  static String la(String register, String word) {
    return "    la " + register + ", " + word + "\n";
  }

  /** Loads a word into t1, by t0. */
  static String load(String word) {
    return la("t0", word) + "    lw t1, 0(t0)\n";
  }

  static String store(String word, int value) {
    return la("t0", word) + "    li t1, " + value + "\n    sw t1, 0(t0)\n";
  }

  static String increment(String word) {
    return load(word) + "    addi t1, t1, 1\n    sw t1, 0(t0)\n";
  }

  static String call(int number) {
    return "    li a7, " + number + "\n    ecall\n";
  }

  /** Exits with a word, which should be 0. */
  static String is(String word, int value) {
    return load(word) + "    addi a0, t1, " + -value + "\n";
  }
}
