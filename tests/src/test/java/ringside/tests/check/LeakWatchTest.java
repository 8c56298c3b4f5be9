package ringside.tests.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.lab.check.LeakWatch;
import ringside.lab.check.Leaks;
import ringside.lab.check.Leaks.Kind;
import ringside.lab.check.Leaks.LeftObject;
import ringside.lab.check.Leaks.LostChild;
import ringside.lab.check.Leaks.OpenDescriptor;
import ringside.lab.session.Guest;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;

/** What a run leaves behind is found, and nothing else. */
final class LeakWatchTest {
  private static final String OPEN_PIPE =
      """
          la   a0, ends
          li   a1, 0
          li   a7, SYS_pipe2
          ecall
      """;
  private static final String CLOSE_PIPE =
      """
          la   t0, ends
          lw   a0, 0(t0)
          li   a7, SYS_close
          ecall
          la   t0, ends
          lw   a0, 4(t0)
          li   a7, SYS_close
          ecall
      """;

  @Test
  void nothingIsLeftByWhatClosesAndWaits() {
    assertThat(leaks(OPEN_PIPE + CLOSE_PIPE)).isEqualTo(Leaks.NONE);
    for (String program : List.of("hello", "threads", "pipeline", "socketpair")) {
      assertThat(of(Guest.of(program)).children()).as(program).isEmpty();
    }
  }

  @Test
  void anOpenDescriptorIsLeft() {
    Leaks leaks = leaks(OPEN_PIPE);
    assertThat(leaks.descriptors())
        .containsExactly(
            new OpenDescriptor(2, "guest", 3, "pipe"), new OpenDescriptor(2, "guest", 4, "pipe"));
    assertThat(leaks.count()).isEqualTo(2);
    assertThat(leaks.isNothing()).isFalse();
  }

  @Test
  void aDescriptorThatExecWouldCloseIsNoLeak() {
    assertThat(leaks(OPEN_PIPE.replace("a1, 0", "a1, O_CLOEXEC")).isNothing()).isTrue();
  }

  @Test
  void whatAForkGivesIsNoLeakOfTheChild() {
    assertThat(leaks(OPEN_PIPE + forked("") + CLOSE_PIPE).isNothing()).isTrue();
  }

  @Test
  void whatTheChildOpensItselfIsALeakOfTheChild() {
    String reuses =
        """
            li   a0, 3
            li   a7, SYS_close
            ecall
            li   a0, 1
            li   a7, SYS_dup
            ecall
        """;
    assertThat(leaks(OPEN_PIPE + forked(reuses) + CLOSE_PIPE).descriptors()).isEmpty();
    String opens = OPEN_PIPE.replace("ends", "more");
    assertThat(leaks(OPEN_PIPE + forked(opens) + CLOSE_PIPE).descriptors())
        .containsExactly(
            new OpenDescriptor(3, "guest", 5, "pipe"), new OpenDescriptor(3, "guest", 6, "pipe"));
  }

  @Test
  void whatAnExecHandsOnIsALeakOfTheNextProgram() {
    String executes =
        """
            la   a0, path
            la   a1, words
            li   a2, 0
            li   a7, SYS_execve
            ecall
        """;
    assertThat(leaks(OPEN_PIPE + forked(executes) + CLOSE_PIPE).descriptors())
        .extracting(OpenDescriptor::program, OpenDescriptor::number)
        .containsExactly(tuple("hello", 3), tuple("hello", 4));
  }

  @Test
  void aChildThatNobodyWaitsForIsLeft() {
    String child = "    call fork\n    beqz a0, leave\n";
    assertThat(leaks(child + "    li a0, 10\n    call sleep_ms\n").children())
        .containsExactly(new LostChild(2, "guest", 3, "guest", true));
    String stays = "    call fork\n    bnez a0, leave\n    li a0, 100\n    call sleep_ms\n";
    assertThat(leaks(stays).children())
        .containsExactly(new LostChild(2, "guest", 3, "guest", false));
  }

  @Test
  void objectsThatAreNotRemovedAreLeft() {
    String make =
        """
            li   a0, IPC_PRIVATE
            li   a1, 8192
            li   a2, 0600
            li   a7, SYS_shmget
            ecall
            li   a1, 0
            li   a2, 0
            li   a7, SYS_shmat
            ecall
            sw   a0, 0(a0)
            li   a0, IPC_PRIVATE
            li   a1, 1
            li   a2, 0600
            li   a7, SYS_semget
            ecall
            li   a0, IPC_PRIVATE
            li   a1, 0600
            li   a7, SYS_msgget
            ecall
            mv   s1, a0
            la   a0, name
            li   a1, O_RDWR | O_CREAT | O_CLOEXEC
            li   a2, 0600
            li   a3, 0
            li   a7, SYS_mq_open
            ecall
        """;
    Leaks leaks = leaks(make);
    assertThat(leaks.objects())
        .containsExactly(
            new LeftObject(Kind.SHARED_MEMORY, "0", 1),
            new LeftObject(Kind.MESSAGE_QUEUE, "0", 0),
            new LeftObject(Kind.SEMAPHORES, "0", 0),
            new LeftObject(Kind.POSIX_QUEUE, "/letters", 0));
    assertThat(leaks.frames()).isEqualTo(1);
    String remove =
        """
            mv   a0, s1
            li   a1, IPC_RMID
            li   a2, 0
            li   a7, SYS_msgctl
            ecall
        """;
    assertThat(leaks(make + remove).objects())
        .extracting(LeftObject::kind)
        .doesNotContain(Kind.MESSAGE_QUEUE);
  }

  @Test
  void whoASignalEndsHasLeftNothing() {
    assertThat(leaks(OPEN_PIPE + forked("") + "    lw t0, 0(zero)\n").isNothing()).isTrue();
  }

  @Test
  void watchingChangesNoCycle() {
    try (Session alone = Session.of(Guest.of("pipeline")).build()) {
      long cycles = alone.runToEnd().cycles();
      SessionBuilder described = Session.of(Guest.of("pipeline"));
      new LeakWatch().describe(described);
      try (Session watched = described.build()) {
        assertThat(watched.runToEnd().cycles()).isEqualTo(cycles);
      }
    }
  }

  /** A child that does something, ends, and is waited for. */
  private static String forked(String deeds) {
    return "    call fork\n    bnez a0, 1f\n" + deeds + "    j leave\n1:  call wait_any\n";
  }

  private static Leaks leaks(String body) {
    return of(
        Guest.assemble(
            "guest",
            """
            .include "lib/syscalls.inc"
            .text
            .globl main
            main:
                addi sp, sp, -16
                sw   ra, 12(sp)
            """
                + body
                + """
            leave:
                li   a0, 0
                lw   ra, 12(sp)
                addi sp, sp, 16
                ret
            .data
            .balign 4
            words: .word path, 0
            ends:  .word 0, 0
            more:  .word 0, 0
            path:  .asciz "/bin/hello"
            name:  .asciz "letters"
            """));
  }

  private static Leaks of(Guest guest) {
    LeakWatch watch = new LeakWatch();
    SessionBuilder described = Session.of(guest);
    watch.describe(described);
    try (Session session = described.build()) {
      RunResult result = session.runToEnd();
      assertThat(result.leaks()).isZero();
      return watch.found();
    }
  }
}
