package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import ringside.isa.elf.ElfFormatException;
import ringside.kernel.Computer;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.event.ThreadState;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.process.GuestThread;
import ringside.mmu.Mmu;
import ringside.mmu.sv32.Access;
import ringside.mmu.sv32.Pte;
import ringside.mmu.tlb.Tlb;
import ringside.programs.Catalogue;

/**
 * The fences of the kernel: whenever a program has made a system call, or goes on waiting for the
 * processor, no translation that it could use says anything else than its page table.
 */
final class TranslationProperties {
  @Provide
  Arbitrary<String> programs() {
    return Arbitraries.of(
        "pressure", "fork", "heap", "shared-memory", "mmap-file", "isolation", "pipeline");
  }

  @Property(tries = 30, shrinking = ShrinkingMode.OFF)
  void noTranslationOutlivesWhatItSays(
      @ForAll("programs") String program,
      @ForAll boolean asid,
      @ForAll boolean manyEntries,
      @ForAll boolean eager)
      throws ElfFormatException {
    Comparison comparison = new Comparison();
    GuestRun run =
        GuestRun.of(Catalogue.find(program).orElseThrow())
            .with("memory", "2MiB")
            .with("asid", asid ? "on" : "off")
            .with("fork", eager ? "eager" : "cow")
            .with("dtlb.entries", manyEntries ? 512 : 64)
            .with("itlb.entries", manyEntries ? 512 : 64)
            .watched(comparison)
            .built(comparison::of);
    run.run();
    assertThat(comparison.compared).isPositive();
  }

  /** Compares what the TLBs hold for the running process with its page table. */
  private static final class Comparison implements EventSink {
    private @Nullable Computer computer;
    private @Nullable Mmu mmu;
    private long compared;

    void of(Computer given) {
      computer = given;
      mmu = given.hart().mmu();
    }

    @Override
    public Set<EventKind> kinds() {
      return EnumSet.of(EventKind.CALL, EventKind.STATE);
    }

    @Override
    public void event(Event event) {
      boolean turnOver =
          event instanceof Event.StateChanged change
              && change.from() == ThreadState.RUNNING
              && change.to() == ThreadState.READY;
      if (computer != null && (event instanceof Event.Called || turnOver)) {
        computer.thread(event.at().tid()).ifPresent(this::compare);
      }
    }

    private void compare(GuestThread thread) {
      if (mmu != null && mmu.satp().rootFrame() == thread.process().space().rootFrame()) {
        compare(mmu.itlb(), thread.process().space());
        compare(mmu.dtlb(), thread.process().space());
      }
    }

    private void compare(Tlb tlb, AddressSpace space) {
      for (int slot = 0; slot < tlb.entries(); slot++) {
        int page = tlb.page(slot);
        if (page < 0 || tlb.isSuperpage(slot) || mmu == null) {
          continue;
        }
        if (tlb.matches(slot, page, mmu.satp().asid())) {
          check(tlb.pte(slot), space.peek(page << 12), page << 12);
          compared++;
        }
      }
    }

    private static void check(Pte cached, Pte there, int address) {
      String where = "translation of 0x" + Integer.toHexString(address);
      assertThat(there.valid()).as("%s: the page is there", where).isTrue();
      assertThat(there.frame()).as("%s: its frame", where).isEqualTo(cached.frame());
      for (Access access : Access.values()) {
        boolean more = allows(cached, access) && !allows(there, access);
        assertThat(more).as("%s allows %s, the table does not", where, access).isFalse();
      }
    }

    private static boolean allows(Pte pte, Access access) {
      return switch (access) {
        case FETCH -> pte.executable();
        case LOAD -> pte.readable();
        case STORE -> pte.writable();
      };
    }
  }
}
