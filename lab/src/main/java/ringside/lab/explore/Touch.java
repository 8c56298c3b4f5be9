package ringside.lab.explore;

/**
 * An access of a program's instruction.
 *
 * @param word physical address of the word that holds it
 * @param address the same, virtual
 * @param write whether it is a store
 */
record Touch(int word, int address, boolean write) {}
