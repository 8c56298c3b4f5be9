package ringside.lab.debugger;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import ringside.kernel.Computer;
import ringside.kernel.text.KernelLayout;
import ringside.lab.blame.Miss;
import ringside.lab.explain.UserView;
import ringside.lab.report.Numbers;
import ringside.lab.report.WhyReport;
import ringside.lab.session.SessionBuilder;
import ringside.lab.trial.Why;
import ringside.lab.why.Incident;
import ringside.mmu.MissObserver.Buffer;
import ringside.mmu.sv32.VirtualAddress;

/**
 * {@code last tlb} and {@code last line}: who brought a page's translation, or a line, in last. A
 * miss did; what it had missed, and who is to blame, it knows.
 */
final class LastMiss {
  private static final int LINE = -64;
  private static final Set<Buffer> TLBS = EnumSet.of(Buffer.ITLB, Buffer.DTLB, Buffer.SECOND_TLB);

  private final Scene scene;

  LastMiss(Scene scene) {
    this.scene = scene;
  }

  /** Whether words ask for one. */
  static boolean isOf(String words) {
    return words.startsWith("tlb ") || words.startsWith("line ");
  }

  /**
   * Says which it was.
   *
   * @param before the last cycle that counts
   * @return empty where there was none
   */
  Optional<Miss> tell(String words, long before) {
    boolean tlb = words.startsWith("tlb ");
    int address = scene.address(words.substring(words.indexOf(' ') + 1));
    Why.MissFilter wanted = tlb ? ofPage(scene.pid(), address) : ofLine(physical(address));
    SessionBuilder run = scene.timeline.recipe().describe().session();
    try (Why why = Why.ofMisses(run, scene.timeline.computer(), before, wanted)) {
      Optional<Incident> last =
          why.book().last(0).stream()
              .filter(each -> each instanceof Incident.Missed && each.tid() != 0)
              .findFirst();
      last.ifPresent(found -> new WhyReport(scene.texts, why.book(), scene.out).event(found));
      if (last.isEmpty()) {
        scene.say(tlb ? "debug.last.tlb.none" : "debug.last.line.none", Numbers.hex(address));
      }
      return last.map(found -> ((Incident.Missed) found).miss());
    }
  }

  private static Why.MissFilter ofPage(int pid, int address) {
    return (computer, miss) ->
        miss.pid() == pid
            && TLBS.contains(miss.buffer())
            && VirtualAddress.page(miss.address()) == VirtualAddress.page(address);
  }

  /** A line is of physical memory: whoever maps its frame may have brought it in. */
  private static Why.MissFilter ofLine(int physical) {
    return (computer, miss) ->
        !TLBS.contains(miss.buffer())
            && VirtualAddress.offset((miss.address() ^ physical) & LINE) == 0
            && (now(computer, miss) & LINE) == (physical & LINE);
  }

  private int physical(int address) {
    int physical = scene.view().physical(scene.pid(), address);
    if (physical == 0) {
      throw scene.wrong("debug.wrong.memory", Numbers.hex(address));
    }
    return physical;
  }

  /** Where an address of a miss is in physical memory; one of a walk is there itself. */
  private static int now(Computer computer, Miss miss) {
    int address = miss.address();
    if (Integer.compareUnsigned(address, KernelLayout.BASE) >= 0) {
      return address - KernelLayout.virtual(0);
    }
    return computer
        .thread(miss.tid())
        .map(thread -> new UserView(computer.hart().mmu().memory(), thread.process().space()))
        .map(view -> view.physical(address).orElse(address))
        .orElse(address);
  }
}
