package ringside.kernel;

import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.kernel.event.ThreadState;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.memory.Region;
import ringside.kernel.memory.RemoteMemory;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.trap.Kernel;
import ringside.mmu.AccessObserver;
import ringside.mmu.ledger.Mode;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Pte;
import ringside.mmu.sv32.VirtualAddress;

/**
 * Makes alterations. They take no cycle, but where the kernel has work with them: to bring a page
 * in, to copy one that is shared until it is written, or to switch to another thread.
 */
final class Alterer {
  /** What the ledger calls the kernel's work for them. */
  private static final String DEBUGGER = "debugger";

  private static final int REGISTERS = 32;

  private final Parts parts;
  private final Kernel kernel;
  private final Hart hart;
  private final PhysicalMemory memory;

  Alterer(Parts parts, Kernel kernel, Hart hart) {
    this.parts = parts;
    this.kernel = kernel;
    this.hart = hart;
    this.memory = hart.mmu().memory();
  }

  /**
   * Makes an alteration where the computer stands.
   *
   * @param observer who is told of words that are written, or null
   */
  void make(Alteration alteration, @Nullable AccessObserver observer) {
    if (alteration instanceof Alteration.Register register) {
      set(thread(register.tid()), register.number(), register.value());
    } else if (alteration instanceof Alteration.Memory bytes) {
      write(process(bytes.pid()).space(), bytes, observer);
    } else if (alteration instanceof Alteration.Next next) {
      runNext(thread(next.tid()));
    }
  }

  private GuestThread thread(int tid) {
    return parts.processes().threads().stream()
        .filter(each -> each.tid() == tid && each.state() != ThreadState.TERMINATED)
        .findFirst()
        .orElseThrow(() -> new Alteration.Refused(Alteration.Obstacle.NOBODY));
  }

  private Process process(int pid) {
    return parts.processes().all().stream()
        .filter(each -> each.pid() == pid && each.exitStatus() == null)
        .findFirst()
        .orElseThrow(() -> new Alteration.Refused(Alteration.Obstacle.NOBODY));
  }

  private void set(GuestThread thread, int number, int value) {
    require(number >= 1 && number <= REGISTERS, Alteration.Obstacle.NO_REGISTER);
    require(number != Alteration.PC || (value & 3) == 0, Alteration.Obstacle.ODD_PC);
    boolean idle = thread.pendingCall() == null && thread.waitsOn().isEmpty();
    require(idle, Alteration.Obstacle.IN_CALL);
    if (thread.state() != ThreadState.RUNNING || hart.mode() != Mode.USER) {
      boolean isPc = number == Alteration.PC;
      int saved = isPc ? thread.savedPc() : thread.savedRegister(number);
      memory.writeWord(KernelLayout.physical(saved), value);
    } else if (number == Alteration.PC) {
      hart.pc = value;
    } else {
      hart.x[number] = value;
    }
  }

  private void runNext(GuestThread thread) {
    require(hart.mode() == Mode.USER, Alteration.Obstacle.NOBODY_RUNS);
    require(thread.state() == ThreadState.READY, Alteration.Obstacle.NOT_READY);
    kernel.interrupt(DEBUGGER, () -> parts.scheduler().tell(thread));
  }

  /** Page by page: to bring one in may send another one to the disk. */
  private void write(
      AddressSpace space, Alteration.Memory bytes, @Nullable AccessObserver observer) {
    int size = bytes.bytes().size();
    for (int done = 0; done < size; ) {
      int address = bytes.address() + done;
      int inPage = Math.min(size - done, AddressSpace.PAGE - VirtualAddress.offset(address));
      int physical = ownFrame(space, address & -AddressSpace.PAGE) + VirtualAddress.offset(address);
      for (int i = 0; i < inPage; i++) {
        if (observer != null && (i == 0 || (address + i & 3) == 0)) {
          observer.altered(hart.meter().clock(), address + i & ~3, physical + i & ~3);
        }
        memory.write(physical + i, bytes.bytes().get(done + i) & 0xff, 1);
      }
      done += inPage;
    }
    // The lock-free way of a program must notice that somebody was there in between.
    hart.loseReservation();
  }

  /** Where in physical memory the page is that the process has for itself from now on. */
  private int ownFrame(AddressSpace space, int page) {
    if (!isOwn(space, page)) {
      makeOwn(space, page);
    }
    return space.peek(page).frame() << PhysicalMemory.FRAME_SHIFT;
  }

  /** Whether the process has a page for itself, or shares it with those who are to see it. */
  private static boolean isOwn(AddressSpace space, int page) {
    Pte pte = space.peek(page);
    return pte.valid() && pte.user() && pte.writable();
  }

  private void makeOwn(AddressSpace space, int page) {
    Region region = space.find(page);
    require(region != null, Alteration.Obstacle.NOT_MAPPED);
    Alteration.Obstacle[] failed = new Alteration.Obstacle[1];
    kernel.interrupt(
        DEBUGGER,
        () -> {
          try {
            new RemoteMemory(space).forcedAddress(page);
          } catch (BadAddress bad) {
            failed[0] = Alteration.Obstacle.NOT_MAPPED;
          } catch (OutOfMemory none) {
            failed[0] = Alteration.Obstacle.NO_FRAME;
          }
        });
    if (failed[0] != null) {
      throw new Alteration.Refused(failed[0]);
    }
  }

  private static void require(boolean condition, Alteration.Obstacle otherwise) {
    if (!condition) {
      throw new Alteration.Refused(otherwise);
    }
  }
}
