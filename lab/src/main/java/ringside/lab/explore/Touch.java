package ringside.lab.explore;

/**
 * An access to a word.
 *
 * @param word physical address
 * @param address virtual
 * @param write whether it is a store
 * @param atomic whether by an instruction of the A extension, or by the kernel
 * @param before the word's value before the access
 * @param pc virtual address of the instruction; 0 for the kernel
 */
record Touch(int word, int address, boolean write, boolean atomic, int before, int pc) {
  /** Of no word. */
  static final Touch NONE = new Touch(0, 0, false, false, 0, 0);

  /** Of something else than a word, which changes it. */
  static final Touch OF_OBJECT = new Touch(0, 0, true, true, 0, 0);

  /** Of something else than a word, which only looks at it. */
  static final Touch LOOKS = new Touch(0, 0, false, true, 0, 0);
}
