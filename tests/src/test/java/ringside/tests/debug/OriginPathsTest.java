package ringside.tests.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ringside.lab.debug.Point;
import ringside.lab.debug.Recipe;
import ringside.lab.debug.Timeline;
import ringside.lab.debug.Write;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.trial.Trial;

/** A byte is followed back to the store that made it where no call has named it. */
final class OriginPathsTest {
  private static final String DATA =
      """
      .data
      .balign 4096
      message: .word 1, 0, 0, 0
      .balign 4096
      buffer:  .space 64
      ends:    .word 0, 0
      """;

  /** A program that has come to its label got. */
  private static final class Path {
    private final Guest guest;
    private final Timeline timeline;

    Path(String code) {
      guest =
          Guest.assemble(
              "paths", ".include \"lib/syscalls.inc\"\n.globl main\nmain:\n" + code + DATA);
      Recipe recipe = Recipe.of(new Trial(guest, Machine.classic(), 5_000_000));
      timeline = new Timeline(recipe, () -> false);
      timeline.forward(List.of(new Point.Code(Set.of(address("got")), view -> true)));
    }

    private int address(String symbol) {
      return guest.image().symbol(symbol).orElseThrow().value();
    }

    private List<Write> origin(int address) {
      int pid = timeline.position().pid();
      return timeline.origin(timeline.view().physical(pid, address), timeline.cycle());
    }

    private void isMade(List<Write> hops) {
      assertThat(hops.get(hops.size() - 1).pc()).isEqualTo(OptionalInt.of(address("made")));
    }
  }

  @Test
  void throughACopyOnWrite() {
    Path path =
        new Path(
            """
                la   t0, message
                li   t1, 0x12345678
            made:
                sw   t1, 4(t0)
                call fork
                bnez a0, parent
                la   t0, message
                sw   a0, 8(t0)              # the child's first write copies the page
            got:
                li   a0, 0
                li   a7, SYS_exit_group
                ecall
            parent:
                call wait_pid
                li   a0, 0
                li   a7, SYS_exit_group
                ecall
            """);
    List<Write> hops = path.origin(path.address("message") + 4);
    assertThat(hops).extracting(Write::what).containsExactly("page-fault", "");
    assertThat(hops).extracting(Write::after).containsOnly(0x12345678);
    path.isMade(hops);
  }

  @Test
  void throughTheSwapDisk() {
    Path path =
        new Path(
            """
                la   t0, message
                li   t1, 0x12345678
            made:
                sw   t1, 4(t0)
                la   a0, message
                li   a1, 4096
                li   a2, 21                 # MADV_PAGEOUT
                li   a7, SYS_madvise
                ecall
                la   t0, message
                lw   t1, 4(t0)
            got:
                li   a0, 0
                li   a7, SYS_exit_group
                ecall
            """);
    List<Write> hops = path.origin(path.address("message") + 4);
    assertThat(hops).extracting(Write::what).containsExactly("page-fault", "");
    path.isMade(hops);
  }

  @Test
  void throughSharedMemory() {
    Path path =
        new Path(
            """
                li   a0, 0
                li   a1, 4096
                li   a2, 3
                li   a3, 0x21               # MAP_SHARED | MAP_ANONYMOUS
                li   a4, -1
                li   a5, 0
                li   a7, SYS_mmap2
                ecall
                la   s1, ends
                sw   a0, 0(s1)
                call fork
                lw   t0, 0(s1)
                bnez a0, parent
                li   t1, 0x12345678
            made:
                sw   t1, 4(t0)
                li   a0, 0
                li   a7, SYS_exit_group
                ecall
            parent:
                call wait_pid
                lw   t0, 0(s1)
                lw   t1, 4(t0)
            got:
                li   a0, 0
                li   a7, SYS_exit_group
                ecall
            """);
    int pid = path.timeline.position().pid();
    int shared = path.timeline.view().word(pid, path.address("ends")).orElseThrow();
    List<Write> hops = path.origin(shared + 4);
    assertThat(hops).hasSize(1);
    assertThat(hops.get(0).pid()).isNotEqualTo(pid);
    path.isMade(hops);
  }

  @Test
  void throughCopiesThatAreNotAligned() {
    Path path =
        new Path(
            """
                la   s0, ends
                mv   a0, s0
                li   a1, 0
                li   a7, SYS_pipe2
                ecall
                la   t0, message
                li   t1, 0x12345678
            made:
                sw   t1, 4(t0)
                li   t1, -1
                sw   t1, 8(t0)              # its neighbour in the word that comes of it
                lw   a0, 4(s0)
                la   a1, message
                addi a1, a1, 1
                li   a2, 11
                li   a7, SYS_write
                ecall
                lw   a0, 0(s0)
                la   a1, buffer
                addi a1, a1, 2
                li   a2, 11
                li   a7, SYS_read
                ecall
            got:
                li   a0, 0
                li   a7, SYS_exit_group
                ecall
            """);
    // The byte at message + 4 is the fourth that is written, and so the fourth that is read.
    List<Write> hops = path.origin(path.address("buffer") + 2 + 3);
    assertThat(hops).extracting(Write::what).containsExactly("read", "write", "");
    path.isMade(hops);
    assertThat(path.origin(path.address("buffer") + 2 + 7).get(2).after()).isEqualTo(-1);
  }
}
