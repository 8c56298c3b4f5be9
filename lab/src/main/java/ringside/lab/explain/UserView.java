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

  /** The byte at an address, 0..255, or empty where none can be seen. */
  public OptionalInt byteAt(int address) {
    Pte pte = space.peek(address);
    if (!pte.valid() || !pte.leaf() || !pte.user()) {
      return OptionalInt.empty();
    }
    int physical = (pte.frame() << PhysicalMemory.FRAME_SHIFT) + VirtualAddress.offset(address);
    return OptionalInt.of(memory.read(physical, 1));
  }

  /** The little-endian word at an address, or empty where it can't be seen whole. */
  public OptionalInt wordAt(int address) {
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
