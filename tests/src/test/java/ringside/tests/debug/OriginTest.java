package ringside.tests.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ringside.lab.debug.Point;
import ringside.lab.debug.Recipe;
import ringside.lab.debug.Timeline;
import ringside.lab.debug.Write;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.trial.Trial;

/** A word that the kernel has carried is followed back to the store that made it. */
final class OriginTest {
  private static final String WRITE_AND_READ =
      """
          lw   a0, 4(s0)
          la   a1, message
          li   a2, 16
          li   a7, SYS_write
          ecall
          lw   a0, 0(s0)
          li   a1, 0
          li   a2, 0
          la   a3, buffer
          li   a4, 0
          li   a7, SYS_llseek         # matters to a file alone
          ecall
          lw   a0, 0(s0)
          la   a1, buffer
          li   a2, 16
          li   a7, SYS_read
          ecall
      """;

  /** Ways through the kernel, each opened by a call. */
  private enum Way {
    PIPE(
        """
            mv   a0, s0
            li   a1, 0
            li   a7, SYS_pipe2
            ecall
        """,
        WRITE_AND_READ,
        List.of("read", "write")),
    SOCKET(
        """
            li   a0, 1
            li   a1, 1
            li   a2, 0
            mv   a3, s0
            li   a7, SYS_socketpair
            ecall
        """,
        WRITE_AND_READ,
        List.of("read", "write")),
    FILE(
        """
            li   a0, -100
            la   a1, name
            li   a2, 0x42               # O_CREAT | O_RDWR
            li   a3, 0x180
            li   a7, SYS_openat
            ecall
            sw   a0, 0(s0)
            sw   a0, 4(s0)
        """,
        WRITE_AND_READ,
        List.of("read", "write")),
    QUEUE(
        """
            li   a0, 0
            li   a1, 0x380
            li   a7, SYS_msgget
            ecall
            sw   a0, 0(s0)
        """,
        """
            lw   a0, 0(s0)
            la   a1, message
            li   a2, 12
            li   a3, 0
            li   a7, SYS_msgsnd
            ecall
            lw   a0, 0(s0)
            la   a1, buffer
            li   a2, 12
            li   a3, 0
            li   a4, 0
            li   a7, SYS_msgrcv
            ecall
        """,
        List.of("msgrcv", "msgsnd"));

    private final String open;
    private final String carry;
    private final List<String> calls;

    Way(String open, String carry, List<String> calls) {
      this.open = open;
      this.carry = carry;
      this.calls = calls;
    }

    Guest guest() {
      String source =
          String.join(
              "\n",
              ".include \"lib/syscalls.inc\"",
              ".globl main",
              "main:",
              "    la   s0, ends",
              open,
              "    la   t0, message",
              "    li   t1, 0x12345678",
              "made:",
              "    sw   t1, 4(t0)",
              carry,
              "got:",
              "    li   a0, 0",
              "    li   a7, SYS_exit_group",
              "    ecall",
              ".data",
              ".balign 64",
              "ends:    .word 0, 0",
              ".balign 64",
              "message: .word 1, 0, 0, 0",
              ".balign 64",
              "buffer:  .space 64",
              "name:    .asciz \"/tmp/notes\"",
              "");
      return Guest.assemble(name().toLowerCase(Locale.ROOT), source);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWordIsFollowedThrough(Way way) {
    Guest guest = way.guest();
    Timeline timeline =
        new Timeline(Recipe.of(new Trial(guest, Machine.classic(), 2_000_000)), () -> false);
    timeline.forward(List.of(new Point.Code(Set.of(address(guest, "got")), view -> true)));
    int pid = timeline.position().pid();
    int physical = timeline.view().physical(pid, address(guest, "buffer") + 4);
    List<Write> hops = timeline.origin(physical, timeline.cycle());
    assertThat(hops).hasSize(3);
    assertThat(hops.subList(0, 2)).extracting(Write::what).isEqualTo(way.calls);
    assertThat(hops.get(2).pc()).isEqualTo(OptionalInt.of(address(guest, "made")));
    assertThat(hops).extracting(Write::after).containsOnly(0x12345678);
  }

  private static int address(Guest guest, String symbol) {
    return guest.image().symbol(symbol).orElseThrow().value();
  }
}
