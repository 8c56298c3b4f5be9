package ringside.tests.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import ringside.tests.GuestResult;
import ringside.tests.GuestRun;

/**
 * Files where Linux can't be asked, for its users and its tree are others: what the man pages say
 * of permissions, and what stands under /proc.
 */
final class FileRightsTest {
  private static final String PRINTS_FILES =
      """
      .include "lib/syscalls.inc"
      .globl main
      main:
          mv   s2, a1
      next:
          addi s2, s2, 4
          lw   a1, 0(s2)
          beqz a1, done
          li   a0, AT_FDCWD
          li   a2, O_RDONLY
          li   a7, SYS_openat
          ecall
          bltz a0, fails
          mv   s0, a0
      1:  mv   a0, s0
          la   a1, buffer
          li   a2, 100
          li   a7, SYS_read
          ecall
          blez a0, next
          mv   a2, a0
          li   a0, STDOUT
          la   a1, buffer
          li   a7, SYS_write
          ecall
          j    1b
      done:
          li   a0, 0
          ret
      fails:
          neg  a0, a0
          ret
      .bss
      buffer: .space 100
      """;

  @Test
  void ordinaryUserMayDoWhatTheManPagesSay() {
    GuestResult run =
        GuestRun.of("rights", Corpus.build("rights", Corpus.source("rights.s"))).run();
    assertThat(run.output()).isEqualTo(Corpus.source("rights.out"));
  }

  @Test
  void statusOfProcessHasTheFieldsThatToolsRead() {
    String stat = print("/proc/self/stat");
    assertThat(stat).matches(Pattern.compile("2 \\(prints\\) R 1 .*\\n"));
    assertThat(stat.trim().split(" ", -1)).hasSize(52);
    assertThat(print("/proc/self/status"))
        .contains("Name:\tprints\n", "\nPid:\t2\n", "\nUid:\t1000");
  }

  @Test
  void mapsNameEveryRegion() {
    assertThat(print("/proc/self/maps"))
        .matches(
            Pattern.compile(
                "([0-9a-f]{8}-[0-9a-f]{8} [r-][w-][x-][ps] [0-9a-f]{8} 00:[0-9a-f]{2} \\d+.*\\n)+"))
        .contains("r-xp", "/bin/prints\n", "[stack]\n");
  }

  @Test
  void ledgerUnderProcAddsUp() {
    long sum = 0;
    long total = -1;
    for (String line : print("/proc/ringside/ledger").lines().skip(1).toList()) {
      long cycles = Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
      if (line.startsWith("total ")) {
        total = cycles;
      } else {
        sum += cycles;
      }
    }
    assertThat(sum).isPositive().isEqualTo(total);
  }

  /** The views are those of the moment at which each is opened: a later one has a later cycle. */
  @Test
  void whatTheMachineHoldsCanBeRead() {
    String all = print("/proc/ringside/look/map", "/proc/ringside/look/tlb");
    assertThat(all)
        .containsPattern("At cycle [\\d,]+: the regions of each process, by address\n")
        .containsPattern("0x[0-9a-f]{8}-0x[0-9a-f]{8}  r-xp +code")
        .containsPattern("the instruction TLB: \\d+ of 16 entries are valid\n");
    List<Long> cycles =
        Pattern.compile("At cycle ([\\d,]+):")
            .matcher(all)
            .results()
            .map(found -> Long.parseLong(found.group(1).replace(",", "")))
            .toList();
    assertThat(cycles).hasSize(2).isSorted().doesNotHaveDuplicates();
    for (String view : List.of("pagetable", "cache", "frames", "queues", "ipc", "states", "tree")) {
      assertThat(print("/proc/ringside/look/" + view)).startsWith("At cycle ").endsWith("\n");
    }
  }

  @Test
  void memoryIsToldAsFreeReadsIt() {
    assertThat(print("/proc/meminfo")).containsPattern("MemTotal: +\\d+ kB\\nMemFree: +\\d+ kB\\n");
  }

  @Test
  void filesOfTheInitialTreeCanBeRead() {
    assertThat(print("/etc/hostname", "/etc/passwd")).startsWith("ringside\nroot:x:0:0:");
  }

  private static String print(String... paths) {
    GuestResult run =
        GuestRun.of("prints", Corpus.build("prints", PRINTS_FILES)).arguments(List.of(paths)).run();
    assertThat(run.status()).isZero();
    return run.output();
  }
}
