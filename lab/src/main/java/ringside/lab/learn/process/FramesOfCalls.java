package ringside.lab.learn.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import ringside.kernel.memory.AddressSpace;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.report.Numbers;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;
import ringside.lab.session.Stop;
import ringside.lab.session.StopReason;
import ringside.lab.session.ThreadView;

/** A5: the frames of nested calls, each with its own local, and the stack pages they touch. */
final class FramesOfCalls implements Experiment {
  /** Where factorial keeps its n, counted from sp at its first instruction: 8(sp) - 16. */
  private static final int LOCAL = 8 - 16;

  private static final Set<Integer> DEPTHS = Set.of(1, 64, 128, 256, 512, 1000);
  private static final int PAGE = 4096;

  @Override
  public String id() {
    return "A5";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("recursion", "descend:    ", 11);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Amount("unit.pages", 1.3);
  }

  @Override
  public Findings measure() {
    try (Session session = Session.of(Guest.of("recursion")).build()) {
      List<Integer> tops = tops(session);
      Evidence.Builder frames = Evidence.table("frames", ".call", ".address", ".down", ".local");
      int own = 0;
      for (int i = 0; i < tops.size(); i++) {
        int local = session.station().word(pid(session), tops.get(i) + LOCAL);
        own += local == tops.size() - i ? 1 : 0;
        frames.literal(
            String.valueOf(i + 1),
            Numbers.hex(tops.get(i) + LOCAL),
            tops.get(0) - tops.get(i),
            local);
      }
      Findings findings = deep(session);
      return findings
          .value("calls", tops.size())
          .value("own", own)
          .value("frame", tops.get(0) - tops.get(1))
          .table(frames.done());
    }
  }

  private static int pid(Session session) {
    return session.station().first().pid();
  }

  /** The stack pointer at the first instruction of each call of factorial, up to the deepest. */
  private static List<Integer> tops(Session session) {
    List<Integer> tops = new ArrayList<>();
    int n = 2;
    while (n > 1) {
      session.runUntil(Stop.at("factorial"));
      ThreadView thread = session.thread(pid(session));
      n = thread.register("a0");
      tops.add(thread.register("sp"));
    }
    // The deepest call's own n is written only after its first instruction.
    session.runUntil(Stop.at("printf"));
    return tops;
  }

  /** What the deep recursion touches of the stack. */
  private static Findings deep(Session session) {
    Evidence.Builder table = Evidence.table("pages", ".depth", ".bytes", ".touched").bars(2);
    Set<Integer> before = null;
    int depth = 0;
    int top = 0;
    int bytes = 0;
    int touched = 0;
    while (session.runUntil(Stop.at("descend")) instanceof StopReason.Breakpoint) {
      int sp = session.thread(pid(session)).register("sp");
      if (before == null) {
        before = resident(session, sp);
        top = sp;
      }
      depth++;
      if (DEPTHS.contains(depth)) {
        Set<Integer> now = resident(session, sp);
        now.removeAll(before);
        touched = now.size();
        bytes = top - sp;
        table.literal(Numbers.grouped(depth), bytes, touched);
      }
    }
    return Findings.amount(touched)
        .value("depth", depth)
        .value("bytes", bytes)
        .value("touched", touched)
        .table(table.done());
  }

  /** Pages from the stack pointer up that have a frame. */
  private static Set<Integer> resident(Session session, int sp) {
    Set<Integer> pages = new TreeSet<>();
    for (int page = sp & -PAGE; page != AddressSpace.STACK_TOP; page += PAGE) {
      if (session.pageTable(pid(session)).walk(page).pte().leaf()) {
        pages.add(page);
      }
    }
    return pages;
  }
}
