package ringside.lab.explain;

import java.io.ByteArrayOutputStream;
import java.util.OptionalInt;
import ringside.kernel.memory.AddressSpace;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Pte;
import ringside.mmu.sv32.VirtualAddress;

/** A process's memory as an onlooker sees it: free of charge, and only what is present. */
public final class UserView {
  private final PhysicalMemory memory;
  private final AddressSpace space;

  /** The view of an address space. */
  public UserView(PhysicalMemory memory, AddressSpace space) {
    this.memory = memory;
    this.space = space;
  }

  /** Where an address is in physical memory, or empty where its page is not there. */
  public OptionalInt physical(int address) {
    Pte pte = space.peek(address);
    boolean there = pte.valid() && pte.leaf() && pte.user();
    return there
        ? OptionalInt.of(
            (pte.frame() << PhysicalMemory.FRAME_SHIFT) + VirtualAddress.offset(address))
        : OptionalInt.empty();
  }

  /** The byte at an address, 0..255, or empty where none can be seen. */
  public OptionalInt byteAt(int address) {
    OptionalInt physical = physical(address);
    return physical.isEmpty() ? physical : OptionalInt.of(memory.read(physical.getAsInt(), 1));
  }

  /** The little-endian word at an address, or empty where it can't be seen whole. */
  public OptionalInt wordAt(int address) {
    if ((address & 3) == 0) {
      OptionalInt physical = physical(address);
      return physical.isEmpty() ? physical : OptionalInt.of(memory.readWord(physical.getAsInt()));
    }
    int word = 0;
    for (int i = 0; i < 4; i++) {
      OptionalInt next = byteAt(address + i);
      if (next.isEmpty()) {
        return next;
      }
      word |= next.getAsInt() << i * 8;
    }
    return OptionalInt.of(word);
  }

  /** Up to so many bytes from an address on; fewer where the rest can't be seen. */
  public byte[] bytesAt(int address, int most) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < most; i++) {
      OptionalInt next = byteAt(address + i);
      if (next.isEmpty()) {
        break;
      }
      bytes.write(next.getAsInt());
    }
    return bytes.toByteArray();
  }
}
