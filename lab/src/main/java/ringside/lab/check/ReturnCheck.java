package ringside.lab.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ringside.isa.Fields;
import ringside.isa.Register;
import ringside.lab.check.FollowedThread.Frame;
import ringside.lab.place.ProgramBook;
import ringside.lab.place.Site;
import ringside.lab.session.BuiltComputer;

/** Notes the registers at each call, and compares them at the return. */
final class ReturnCheck {
  private static final int RA = 1;
  private static final int SP = 2;
  private static final int T0 = 5;
  private static final int OPCODE = 0x7f;
  private static final int JAL = 0x6f;
  private static final int JALR = 0x67;
  private static final Set<Integer> WRITE_NOTHING = Set.of(0x23, 0x63, 0x0f);
  private static final int[] SAVED = {8, 9, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27};
  private static final int MOST = 20;
  private static final String LIBRARY = "lib/";

  private final BuiltComputer computer;
  private final ProgramBook programs = new ProgramBook();
  private final List<Violation> violations = new ArrayList<>();

  ReturnCheck(BuiltComputer computer) {
    this.computer = computer;
  }

  /** Each mistake once, in the order of time; of very many the first. */
  List<Violation> violations() {
    return List.copyOf(violations);
  }

  /** A thread has ended. */
  void ended(int tid) {
    programs.ended(tid);
  }

  /** What the last instruction has done, which led to another one. */
  void passed(int tid, FollowedThread thread, int[] x, int pc) {
    int word = thread.word;
    int opcode = word & OPCODE;
    int rd = Fields.rd(word);
    if (rd != 0 && !WRITE_NOTHING.contains(opcode)) {
      thread.noteWrite(rd);
    }
    if (opcode != JAL && opcode != JALR) {
      return;
    }
    boolean links = rd == RA || rd == T0;
    if (links && pc != thread.pc + 4) {
      thread.frames.add(new Frame(thread.pc + 4, x[SP], saved(x), null));
    } else if (opcode == JALR && !links && (Fields.rs1(word) == RA || Fields.rs1(word) == T0)) {
      returned(tid, thread, x, pc);
    }
  }

  private static int[] saved(int[] x) {
    int[] values = new int[SAVED.length];
    for (int i = 0; i < SAVED.length; i++) {
      values[i] = x[SAVED[i]];
    }
    return values;
  }

  private void returned(int tid, FollowedThread thread, int[] x, int pc) {
    Frame top = thread.top();
    if (top == null) {
      return;
    }
    if (top.returnTo() == pc) {
      compare(tid, thread, top, x);
      thread.frames.remove(thread.frames.size() - 1);
      return;
    }
    for (int i = thread.frames.size() - 1; i >= 0; i--) {
      if (thread.frames.get(i).returnTo() == pc && thread.frames.get(i).sp() == x[SP]) {
        thread.frames.subList(i, thread.frames.size()).clear();
        return;
      }
    }
    if (function(tid, pc).equals(function(tid, thread.pc))) {
      int writer = thread.writer(RA);
      note(tid, Violation.Kind.RETURN_ADDRESS, writer, writer, RA, top.returnTo(), pc);
    }
  }

  private void compare(int tid, FollowedThread thread, Frame top, int[] x) {
    if (top.sp() != x[SP]) {
      note(tid, Violation.Kind.STACK, thread.pc, thread.pc, SP, top.sp(), x[SP]);
    }
    if (thread.frames.size() == 1) {
      return;
    }
    for (int i = 0; i < SAVED.length; i++) {
      int now = x[SAVED[i]];
      if (top.saved()[i] != now) {
        int writer = thread.writer(SAVED[i]);
        note(
            tid,
            Violation.Kind.SAVED_REGISTER,
            writer == 0 ? thread.pc : writer,
            writer,
            SAVED[i],
            top.saved()[i],
            now);
      }
    }
  }

  private void note(
      int tid, Violation.Kind kind, int place, int line, int register, int before, int after) {
    Site site = site(tid, line);
    Violation found =
        new Violation(
            kind,
            function(tid, place),
            line == 0 ? "" : programs.line(site),
            Register.name(register),
            before,
            after);
    if (found.line().startsWith(LIBRARY)) {
      return;
    }
    if (violations.size() < MOST && violations.stream().noneMatch(found::isLike)) {
      violations.add(found);
    }
  }

  private String function(int tid, int pc) {
    return programs.function(site(tid, pc));
  }

  private Site site(int tid, int pc) {
    return Site.of(programs.of(computer.get(), tid), pc);
  }
}
