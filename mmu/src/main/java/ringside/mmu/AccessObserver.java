package ringside.mmu;

import org.jspecify.annotations.Nullable;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Mode;

/**
 * Sees every access, and all that discards entries, in order. While one is set, no fast path is
 * taken for what it sees; cycles are the same.
 */
public interface AccessObserver {
  /** What an access was for. */
  enum Kind {
    INSTRUCTION('I'),
    LOAD('L'),
    STORE('S'),
    WALK('W');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    /** The letter used in traces. */
    public char letter() {
      return letter;
    }
  }

  /** How an access was translated. */
  enum Translation {
    HIT("hit"),
    /** The unified second-level TLB had it. */
    SECOND("l2tlb"),
    MISS("miss"),
    /** Not translated: a walk's own read, or translation off. */
    NONE("-"),
    FAULT("fault");

    private final String title;

    Translation(String title) {
      this.title = title;
    }

    /** The word used in traces. */
    public String title() {
      return title;
    }
  }

  /**
   * Whether it has to see accesses to an address in a mode: always the same answer. What nobody has
   * to see, the hart makes as fast as if there were no observer.
   */
  default boolean sees(Mode mode, int virtualAddress) {
    return true;
  }

  /**
   * Whether it has to see the fetch of each instruction: then engines make each one here. Otherwise
   * it may see no more than the first of each page that is entered.
   */
  default boolean seesEachFetch() {
    return true;
  }

  /**
   * One access, after its cycles have been charged.
   *
   * @param cycle the clock before the access
   * @param origin where the line came from, or null for a fault
   */
  void access(
      long cycle,
      Mode mode,
      Kind kind,
      int virtualAddress,
      int physicalAddress,
      int bytes,
      Translation translation,
      @Nullable Origin origin);

  /** What discards entries of TLBs or of the L1 I-cache. */
  enum Fence {
    /** A write of the page-table base; without ASIDs all TLB entries go but the global ones. */
    SATP("satp"),
    /** All TLB entries. */
    ALL("all"),
    /** All TLB entries but the global ones. */
    NOT_GLOBAL("notglobal"),
    /** The TLB entries of an ASID but the global ones. */
    ASID("asid"),
    /** The TLB entry that translates a page for an ASID. */
    PAGE("page"),
    /** All lines of the L1 I-cache. */
    INSTRUCTIONS("fence.i");

    private final String title;

    Fence(String title) {
      this.title = title;
    }

    /** The word used in traces. */
    public String title() {
      return title;
    }
  }

  /**
   * Entries were discarded. Most who observe accesses have nothing to do with that.
   *
   * @param cycle the clock; the fence's own instruction has been charged
   * @param address virtual, of the page (PAGE); serial number of the address space (SATP); else 0
   * @param base physical address of the page table in use from now on (SATP), else 0
   * @param asid in use from now on (SATP), or whose entries go (ASID, PAGE); 0 without ASIDs
   */
  default void fence(long cycle, Fence fence, int address, int base, int asid) {}

  /**
   * Somebody from outside the computer is about to write a word, which is no access and takes no
   * cycle.
   *
   * @param cycle the clock
   */
  default void altered(long cycle, int virtualAddress, int physicalAddress) {}

  /**
   * What a device takes from memory, to put it into memory elsewhere or later.
   *
   * @param device which kind
   * @param computer whose device took it, by its number on the wire from 1; 0 for its own
   * @param number of the block on the disk, or how many packets the computer had sent before
   */
  record Cargo(Device device, int computer, long number) {}

  /** Devices that take what they give again. */
  enum Device {
    /** The disk that pages are swapped to. */
    SWAP,
    /** The wire that computers stand on. */
    WIRE
  }

  /**
   * A device takes bytes, which is no access.
   *
   * @param cycle the clock
   * @param offset of the first of them in what it takes
   * @param physicalAddress of the first of them
   */
  default void deviceTakes(long cycle, Cargo cargo, int offset, int physicalAddress, int bytes) {}

  /** The stores that follow put bytes that a device has taken there; likewise. */
  default void deviceStores(long cycle, Cargo cargo, int offset, int physicalAddress, int bytes) {}
}
