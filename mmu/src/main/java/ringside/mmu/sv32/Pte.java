package ringside.mmu.sv32;

import java.util.ArrayList;
import java.util.List;

/**
 * A page-table entry (privileged spec, "Sv32 page table entry").
 *
 * @param bits the 32 bits as they stand in memory
 */
public record Pte(int bits) {
  public static final int V = 1;
  public static final int R = 1 << 1;
  public static final int W = 1 << 2;
  public static final int X = 1 << 3;
  public static final int U = 1 << 4;
  public static final int G = 1 << 5;
  public static final int A = 1 << 6;
  public static final int D = 1 << 7;

  /** First of the two bits that hardware leaves to software; the kernel marks copy-on-write. */
  public static final int COPY_ON_WRITE = 1 << 8;

  /** The second of them: the kernel marks an entry that is not valid for its page is on a disk. */
  public static final int SWAPPED = 1 << 9;

  /** All flags, those for software included. */
  public static final int FLAGS = 0x3ff;

  /** Where the frame number starts. */
  public static final int FRAME_SHIFT = 10;

  /** The bits of the frame number that are built: memory ends at 4 GiB. */
  public static final int FRAME_MASK = 0xfffff;

  /** An entry for a frame (physical address >>> 12) with flags. */
  public static Pte of(int frame, int flags) {
    return new Pte(frame << FRAME_SHIFT | flags);
  }

  /** An entry that is not valid and says which block of a disk the page is in. */
  public static Pte swapped(int block) {
    return new Pte(block << FRAME_SHIFT | SWAPPED);
  }

  /** Whether the page is on a disk; the frame number is that of a block then. */
  public boolean isSwapped() {
    return !valid() && (bits & SWAPPED) != 0;
  }

  public boolean valid() {
    return (bits & V) != 0;
  }

  public boolean readable() {
    return (bits & R) != 0;
  }

  public boolean writable() {
    return (bits & W) != 0;
  }

  public boolean executable() {
    return (bits & X) != 0;
  }

  public boolean user() {
    return (bits & U) != 0;
  }

  public boolean global() {
    return (bits & G) != 0;
  }

  public boolean accessed() {
    return (bits & A) != 0;
  }

  public boolean dirty() {
    return (bits & D) != 0;
  }

  public boolean copyOnWrite() {
    return (bits & COPY_ON_WRITE) != 0;
  }

  /** Whether it maps memory; a valid entry that is no leaf points to the next table. */
  public boolean leaf() {
    return (bits & (R | X)) != 0;
  }

  /** Not valid, or write without read, which is reserved. */
  public boolean malformed() {
    return !valid() || writable() && !readable();
  }

  /** Physical address >>> 12, 20 of its 22 bits (addresses beyond 4 GiB are not built). */
  public int frame() {
    return bits >>> FRAME_SHIFT & FRAME_MASK;
  }

  /** The same entry with other flags, frame kept. */
  public Pte withFlags(int flags) {
    return new Pte(bits & -(1 << FRAME_SHIFT) | flags);
  }

  /** The flags in words, as a crash report prints them. */
  public String inWords() {
    if (!valid()) {
      return "not valid";
    }
    if (!leaf()) {
      return "valid, points to the next table";
    }
    List<String> words = new ArrayList<>();
    words.add("valid");
    words.add(user() ? "user" : "supervisor only");
    words.add(readable() ? "read" : "not readable");
    words.add(writable() ? "write" : "not writable");
    words.add(executable() ? "execute" : "not executable");
    if (copyOnWrite()) {
      words.add("copy on write");
    }
    return String.join(", ", words);
  }
}
