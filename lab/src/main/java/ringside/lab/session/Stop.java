package ringside.lab.session;

import java.util.Collection;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import ringside.cpu.engine.PhysicalWords;
import ringside.mmu.AccessFilter;

/** Where a session is to stop, beside the end of the run. Stopping changes no cycle. */
public sealed interface Stop {
  /** Where the clock has come to a cycle, at the end of the instruction or kernel work then. */
  record AtCycle(long cycle) implements Stop {}

  /** Before an instruction is executed, in any process. */
  record At(int address) implements Stop {}

  /** Before the instruction at a symbol is executed, in processes whose program has the symbol. */
  record AtSymbol(String symbol) implements Stop {}

  /** After a word has been written, in any process, by a store or for it by the kernel. */
  record WhenWritten(int address) implements Stop {}

  /** The same of the word at a symbol, in processes whose program has the symbol. */
  record WhenSymbolWritten(String symbol) implements Stop {}

  /** After a word has been written, or read, whose physical address passes. */
  record WhenMemoryUsed(PhysicalWords words) implements Stop {}

  /** After an access that a filter lets through, by a program or by the kernel. */
  record WhenAccessed(AccessFilter filter) implements Stop {}

  /** When somebody says yes who is asked now and then; when that is, is not defined. */
  record Asked(BooleanSupplier question) implements Stop {}

  /** Where the clock has come to a cycle. */
  static Stop atCycle(long cycle) {
    return new AtCycle(cycle);
  }

  /** Before the instruction at a symbol of the guest's is executed. */
  static Stop at(String symbol) {
    return new AtSymbol(symbol);
  }

  /** Before the instruction at a virtual address is executed. */
  static Stop at(int address) {
    return new At(address);
  }

  /** After the word at a symbol of the guest's has been written. */
  static Stop whenWritten(String symbol) {
    return new WhenSymbolWritten(symbol);
  }

  /** After the word that holds a virtual address has been written. */
  static Stop whenWritten(int address) {
    return new WhenWritten(address);
  }

  /**
   * After a word of physical memory has been written. Of several such stops in one call the last
   * counts.
   *
   * @param addresses of the words, virtual or physical: only their places in pages count
   * @param words by their physical address, a multiple of 4; asked at each write there, so that it
   *     may depend on what page tables say then
   */
  static Stop whenMemoryWritten(Collection<Integer> addresses, IntPredicate words) {
    return whenMemoryUsed(addresses, words, physical -> false);
  }

  /**
   * The same wherever in their pages the words are: each write is looked at, which takes longer.
   */
  static Stop whenMemoryWritten(IntPredicate words) {
    return new WhenMemoryUsed(new PhysicalWords(words, physical -> false, ~0L));
  }

  /**
   * The same of some places, and after other words have been read, by a program or by the kernel
   * for it: then the reason is {@link StopReason.Accessed}.
   */
  static Stop whenMemoryUsed(
      Collection<Integer> addresses, IntPredicate written, IntPredicate read) {
    return new WhenMemoryUsed(PhysicalWords.at(addresses, written, read));
  }

  /**
   * After an access that a filter lets through; where the kernel makes it, at the end of what it
   * does. Of several such stops in one call the last counts.
   */
  static Stop whenAccessed(AccessFilter filter) {
    return new WhenAccessed(filter);
  }

  /** When somebody who is asked now and then says so. */
  static Stop asked(BooleanSupplier question) {
    return new Asked(question);
  }
}
