package ringside.kernel.memory;

import java.util.TreeMap;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.Stamp;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.mmu.AccessObserver.Cargo;
import ringside.mmu.AccessObserver.Device;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Pte;

/**
 * The pages of an address space that are on the swap disk. Their entries in the page table are not
 * valid and hold the block in the place of the frame.
 */
final class SwappedPages {
  private static final int WORDS = PhysicalMemory.FRAME_BYTES / 4;
  private static final int LINE_WORDS = 16;

  private final KernelCode code;
  private final SwapDisk disk;
  private final TreeMap<Integer, Long> readyAt = new TreeMap<>();
  private int count;

  SwappedPages(KernelMemory memory) {
    this.code = memory.code();
    this.disk = memory.swap();
  }

  /** Whether one more page fits on the disk. */
  boolean hasRoom() {
    return disk.hasRoom();
  }

  /** Pages on the disk. */
  int count() {
    return count;
  }

  /** Writes a frame to the disk; the entry that says where it is. */
  Pte out(int frame) {
    code.run(Routine.SWAP_OUT);
    int[] words = new int[WORDS];
    int physical = KernelLayout.physical(frame);
    for (int i = 0; i < WORDS; i++) {
      words[i] = code.hart().mmu().memory().readWord(physical + i * 4);
    }
    count++;
    int block = disk.write(words, now());
    code.hart().mmu().deviceTakes(cargo(block), 0, physical, PhysicalMemory.FRAME_BYTES);
    tell(true, block, disk.busyUntil());
    return Pte.swapped(block);
  }

  /** The cycle at which a page will have been read; reading begins with the first question. */
  long readyAt(int page, int block) {
    return readyAt.computeIfAbsent(page >>> 12, key -> begin(block));
  }

  /** Puts a page that has been read into a frame, and frees its block. */
  void in(int page, Pte pte, int frame) {
    readyAt.remove(page >>> 12);
    int[] words = disk.contents(pte.frame());
    int physical = KernelLayout.physical(frame);
    code.hart().mmu().deviceStores(cargo(pte.frame()), 0, physical, PhysicalMemory.FRAME_BYTES);
    for (int i = 0; i < WORDS; i++) {
      if (i % LINE_WORDS == 0) {
        code.run(Routine.FILL_LINE);
      }
      code.store(frame + i * 4, words[i]);
    }
    forget(page, pte);
  }

  private static Cargo cargo(int block) {
    return new Cargo(Device.SWAP, 0, block);
  }

  /** A child refers to the same block. */
  void share(Pte pte, SwappedPages child) {
    disk.share(pte.frame());
    child.count++;
  }

  /** A page is not wanted any more. */
  void forget(int page, Pte pte) {
    readyAt.remove(page >>> 12);
    disk.release(pte.frame());
    count--;
  }

  private long begin(int block) {
    code.run(Routine.SWAP_IN);
    long ready = disk.read(now());
    tell(false, block, ready);
    return ready;
  }

  private void tell(boolean write, int block, long ready) {
    if (code.events().happens(EventKind.DISK)) {
      Stamp at = code.events().now();
      code.events().tell(new Event.DiskRequested(at, write, block, ready));
    }
  }

  private long now() {
    return code.hart().meter().clock();
  }
}
