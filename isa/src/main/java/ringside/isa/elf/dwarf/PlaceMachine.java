package ringside.isa.elf.dwarf;

import java.util.OptionalInt;

/** What expressions of places are about: a frame's registers, and memory. */
public interface PlaceMachine {
  /** A register's value, as far as it is known. */
  OptionalInt register(int number);

  /** The word at an address, as far as it can be seen. */
  OptionalInt word(int address);

  /** The canonical frame address: what the stack pointer was before the call. */
  OptionalInt frame();
}
