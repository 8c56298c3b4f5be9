package ringside.tests.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.lab.learn.Course;
import ringside.lab.learn.experiment.Findings;

/** The measured evidence of topic C. */
class ThreadsTest {
  private static Findings findings(String id) {
    return Course.find(id).orElseThrow().measure();
  }

  /** C1: two places that both have written, and two locals that lie apart, each of one thread. */
  @Test
  void variableAndHeapAreSharedAndTheStackIsNot() {
    Findings found = findings("C1");
    for (String place : new String[] {"global", "heap"}) {
      double one = found.number(place + ".one");
      double two = found.number(place + ".two");
      assertThat(one).isPositive();
      assertThat(two).isPositive();
      assertThat(found.number(place)).isEqualTo(one + two);
    }
    assertThat(found.number("local1.one")).isPositive();
    assertThat(found.number("local1.two")).isZero();
    assertThat(found.number("local2.one")).isZero();
    assertThat(found.number("local2.two")).isPositive();
    assertThat(found.values().get("local1.place")).isNotEqualTo(found.values().get("local2.place"));
    assertThat(found.values().get("sp.one")).isNotEqualTo(found.values().get("sp.two"));
    assertThat(found.right().value()).isEqualTo(1);
  }

  /** C2: the second return address over the first, in one word; and both come back there. */
  @Test
  void oneStackForTwoLosesAReturnAddress() {
    Findings found = findings("C2");
    assertThat(found.values().get("before")).isEqualTo(found.values().get("first"));
    assertThat(found.values().get("after")).isEqualTo(found.values().get("second"));
    assertThat(found.values().get("first")).isNotEqualTo(found.values().get("second"));
    assertThat(found.number("local.before")).isNotEqualTo(found.number("local.after"));
    assertThat(found.number("back.first")).isZero();
    assertThat(found.number("back.second")).isEqualTo(2);
    assertThat(found.right().value()).isEqualTo(2);
  }

  /** C3: a thread's price stays; fork's grows by its page table, eager fork's by all pages. */
  @Test
  void aThreadIsTheCheapestBirth() {
    Findings found = findings("C3");
    assertThat(found.number("thread") / found.number("thread.small")).isBetween(0.95, 1.05);
    assertThat(found.number("thread.frames")).isEqualTo(found.number("thread.frames.small"));
    assertThat(found.number("thread")).isLessThan(found.number("fork.small"));
    assertThat(found.number("fork.small")).isLessThan(found.number("fork"));
    assertThat(found.number("fork")).isLessThan(found.number("exec"));
    assertThat(found.number("exec")).isLessThan(found.number("eager"));
    assertThat(found.number("thread.frames")).isLessThan(found.number("fork.frames"));
    assertThat(found.number("fork.frames")).isLessThan(found.number("exec.frames"));
    assertThat(found.number("eager.frames")).isGreaterThan(found.number("pages"));
  }

  /** C4: one more thread takes a stack, one more process what it writes and its page tables. */
  @Test
  void threadsNeedFewerFrames() {
    Findings found = findings("C4");
    assertThat(found.number("thread.each")).isBetween(1.0, 2.0);
    assertThat(found.number("process.each")).isGreaterThan(found.number("pages"));
    assertThat(found.number("processes")).isGreaterThan(found.number("threads"));
    double workers = found.number("workers");
    assertThat(found.number("process.tables"))
        .isGreaterThanOrEqualTo(found.number("thread.tables") + 2 * workers);
    assertThat(found.number("process.pages"))
        .isGreaterThanOrEqualTo(
            found.number("thread.pages") + found.number("pages") * (workers - 1));
  }

  /** C5: as many are there in both runs; one process dies alone, one thread with all. */
  @Test
  void aThreadTakesAllOthersWithIt() {
    Findings found = findings("C5");
    assertThat(found.number("thread.alive")).isEqualTo(found.number("process.alive"));
    assertThat(found.number("thread.signal")).isEqualTo(found.number("process.signal"));
    assertThat(found.number("process.killed")).isEqualTo(1);
    assertThat(found.number("process.finished")).isEqualTo(found.number("process.alive") - 1);
    assertThat(found.number("thread.killed")).isEqualTo(found.number("thread.alive"));
    assertThat(found.number("thread.finished")).isZero();
    assertThat(found.right().value()).isEqualTo(2);
  }

  /** C6: found, replayed, hidden by long turns; and with a mutex right in every schedule. */
  @Test
  void updatesGetLostInSomeSchedules() {
    Findings found = findings("C6");
    assertThat(found.number("wide.wrong")).isBetween(1.0, found.number("schedules") - 1);
    assertThat(found.number("narrow.wrong")).isBetween(1.0, found.number("wide.wrong"));
    assertThat(found.number("locked.wrong")).isZero();
    assertThat(found.number("after")).isLessThanOrEqualTo(found.number("before"));
    assertThat(found.number("again.cycle")).isEqualTo(found.number("cycle"));
    assertThat(found.number("again.before")).isEqualTo(found.number("before"));
    assertThat(found.number("again.after")).isEqualTo(found.number("after"));
    assertThat(found.right().value()).isEqualTo(3);
  }

  /** C7: who protects loses nothing and pays; who waits pays more, and spinning more than sleep. */
  @Test
  void protectionCosts() {
    Findings found = findings("C7");
    assertThat(found.number("none.lost")).isPositive();
    for (String way : List.of("spin", "mutex", "post", "atomic")) {
      assertThat(found.number(way + ".lost")).as(way).isZero();
      assertThat(found.number(way + ".contended")).as(way).isGreaterThan(found.number(way));
    }
    for (String lock : List.of("spin", "mutex", "post")) {
      assertThat(found.number(lock)).as(lock).isGreaterThan(found.number("none"));
      assertThat(found.number(lock + ".contended.calls"))
          .as(lock)
          .isGreaterThan(found.number(lock + ".calls"));
    }
    assertThat(found.number("mutex.calls")).isZero();
    assertThat(found.number("spin.calls")).isZero();
    assertThat(found.number("post.calls")).isEqualTo(1);
    assertThat(found.number("atomic")).isLessThan(found.number("mutex"));
    assertThat(found.number("mutex.contended")).isLessThan(found.number("spin.contended"));
    assertThat(found.right().value()).isEqualTo(2);
  }

  /** C8: no call and no copy for the variable; calls for all others, two copies by the kernel. */
  @Test
  void aVariableNeedsNoKernel() {
    Findings found = findings("C8");
    assertThat(found.number("variable.calls")).isZero();
    assertThat(found.number("variable.copied")).isZero();
    assertThat(found.number("shared-futex.copied")).isZero();
    assertThat(found.number("entering")).isEqualTo(found.number("ways") - 1);
    double bytes = found.number("bytes");
    for (String way :
        List.of("pipe", "fifo", "posix-queue", "unix-stream", "unix-datagram", "udp", "tcp")) {
      assertThat(found.number(way + ".copied")).as(way).isEqualTo(2 * bytes);
      assertThat(found.number(way)).as(way).isGreaterThan(found.number("variable"));
    }
    assertThat(found.number("sysv-queue.copied")).isGreaterThan(2 * bytes);
    assertThat(found.number("few.ratio")).isGreaterThan(found.number("ratio"));
  }

  /** C9: threads are cheaper, processes outlive, and both keep the slow one from holding up all. */
  @Test
  void eachHasItsUse() {
    Findings found = findings("C9");
    assertThat(found.number("alone.before")).isZero();
    assertThat(found.number("thread.before")).isEqualTo(found.number("requests") - 1);
    assertThat(found.number("process.before")).isEqualTo(found.number("requests") - 1);
    assertThat(found.number("thread")).isBetween(found.number("alone"), found.number("process"));
    assertThat(found.number("thread.frames")).isLessThan(found.number("process.frames"));
    assertThat(found.number("thread.copied")).isZero();
    assertThat(found.number("process.copied")).isPositive();
    assertThat(found.number("thread.finished")).isZero();
    assertThat(found.number("process.finished")).isPositive();
    assertThat(found.right().value()).isZero();
  }
}
