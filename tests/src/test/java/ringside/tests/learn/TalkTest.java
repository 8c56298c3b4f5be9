package ringside.tests.learn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ringside.lab.learn.Course;
import ringside.lab.learn.experiment.Findings;

/** The measured evidence of topic E. */
class TalkTest {
  private static Findings findings(String id) {
    return Course.find(id).orElseThrow().measure();
  }

  /**
   * E1: two pipes; waits where full and where empty; both kinds of end; a byte is cheaper by many.
   */
  @Test
  void aPipeHasABufferAndTwoEnds() {
    Findings found = findings("E1");
    assertThat(found.number("capacity")).isEqualTo(65_536); // pipe(7)
    assertThat(found.number("pipes")).isEqualTo(2);
    assertThat(found.number("waits.full")).isPositive();
    assertThat(found.number("waits.empty")).isPositive();
    assertThat(found.number("ends")).isEqualTo(2);
    assertThat(found.number("epipe")).isEqualTo(1);
    assertThat(found.number("byte.first")).isGreaterThan(20 * found.number("byte.last"));
  }

  /** E2: one waits for the other, they share nothing, and all bytes arrive. */
  @Test
  void strangersMeetAtAPath() {
    Findings found = findings("E2");
    assertThat(found.number("shared")).isZero();
    assertThat(found.number("in")).isPositive().isEqualTo(found.number("out"));
    assertThat(found.number("reader")).isGreaterThan(2);
    assertThat(found.right().value()).isEqualTo(1);
  }

  /** E3: whole, kept when the sender has gone, in the order of the receiver. */
  @Test
  void messagesStayWhole() {
    Findings found = findings("E3");
    assertThat(found.number("whole")).isEqualTo(found.number("messages")).isEqualTo(3);
    assertThat(found.number("ended")).isLessThan(found.number("received"));
    assertThat(found.number("overtaken")).isPositive();
    assertThat(found.number("overtaken.priority")).isPositive();
    assertThat(found.right().value()).isEqualTo(2);
  }

  /** E4: one frame, no system call, lost updates without a lock and none with it. */
  @Test
  void sharedMemoryIsTheSameFrame() {
    Findings found = findings("E4");
    assertThat(found.number("same")).isEqualTo(1);
    assertThat(found.number("calls")).isZero();
    assertThat(found.number("lost")).isPositive();
    assertThat(found.number("locked")).isEqualTo(600);
    assertThat(found.number("locked.lost")).isZero();
  }

  /** E5: TCP needs more than twice the packets of UDP; ten messages of 64 bytes there and back. */
  @Test
  void socketsSendPackets() {
    Findings found = findings("E5");
    assertThat(found.number("payload")).isEqualTo(2 * 10 * 64);
    assertThat(found.number("udp.packets")).isEqualTo(20);
    assertThat(found.number("udp.headers")).isEqualTo(20 * 28);
    assertThat(found.number("packets")).isGreaterThan(2 * found.number("udp.packets"));
    assertThat(found.number("wire.trip")).isGreaterThan(2_000); // twice the latency of the wire
    assertThat(found.number("wire.packets")).isGreaterThan(20);
  }

  /** E6: written, ended, and only then opened. */
  @Test
  void aFileOutlivesItsWriter() {
    Findings found = findings("E6");
    assertThat(found.number("opened")).isGreaterThan(found.number("ended"));
    assertThat(found.number("read")).isPositive();
    assertThat(found.right().value()).isEqualTo(2);
  }

  /** E7: two copies and two entries by pipe, none through a variable. */
  @Test
  void messagesAreCopiedTwice() {
    Findings found = findings("E7");
    assertThat(found.number("pipe.in")).isBetween(1024.0, 1100.0);
    assertThat(found.number("pipe.out")).isBetween(1024.0, 1100.0);
    assertThat(found.number("pipe.entries")).isEqualTo(2);
    assertThat(found.number("shared.copied")).isZero();
    assertThat(found.number("shared.entries")).isZero();
  }

  /** E8: the order of the claim, and where it turns around. */
  @Test
  void theOrderOfSpeed() {
    Findings found = findings("E8");
    assertThat(found.number("shared")).isLessThan(found.number("pipe"));
    assertThat(found.number("pipe") / found.number("queue")).isBetween(0.8, 1.25);
    assertThat(found.number("udp")).isGreaterThan(found.number("pipe"));
    assertThat(found.number("tcp")).isGreaterThan(found.number("udp"));
    assertThat(found.number("huge.spin")).isGreaterThan(found.number("huge.pipe"));
    assertThat(found.right().value()).isEqualTo(1);
  }

  /** E9: two calls of an entry for the semaphore; few for the mutex. */
  @Test
  void locksCostDifferently() {
    Findings found = findings("E9");
    assertThat(found.number("semaphore.each")).isEqualTo(2);
    assertThat(found.number("mutex.calls")).isLessThan(found.number("mutex.entries") / 10);
  }
}
