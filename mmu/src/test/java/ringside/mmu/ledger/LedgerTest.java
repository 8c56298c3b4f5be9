package ringside.mmu.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sums over what one process or thread has, as system calls ask for them again and again. */
final class LedgerTest {
  private static final int PROCESSES = 50;

  private final Ledger ledger = new Ledger();
  private final Meter meter = new Meter(ledger, 0);

  LedgerTest() {
    for (int pid = 1; pid <= PROCESSES; pid++) {
      for (int tid = pid; tid < pid + 3; tid++) {
        charge(pid, tid, Mode.USER, "program");
        charge(pid, tid, Mode.KERNEL, "read");
      }
    }
  }

  @Test
  void theSumOfAProcessIsThatOfItsCells() {
    for (int pid = 0; pid <= PROCESSES + 1; pid++) {
      int one = pid;
      assertThat(ledger.sumOfProcess(pid, key -> key.mode() == Mode.USER))
          .isEqualTo(ledger.sum(key -> key.pid() == one && key.mode() == Mode.USER));
    }
  }

  @Test
  void theSumOfAThreadIsThatOfItsCells() {
    for (int tid = 0; tid <= PROCESSES + 4; tid++) {
      int one = tid;
      assertThat(ledger.sumOfThread(tid, key -> key.mode() == Mode.KERNEL))
          .isEqualTo(ledger.sum(key -> key.tid() == one && key.mode() == Mode.KERNEL));
    }
  }

  @Test
  void nobodyElsesCellsAreLookedAt() {
    List<AccountKey> looked = new ArrayList<>();
    ledger.sumOfProcess(7, looked::add);
    ledger.sumOfThread(7, looked::add);
    assertThat(looked).hasSize(12).allMatch(key -> key.pid() == 7 || key.tid() == 7);
  }

  private void charge(int pid, int tid, Mode mode, String what) {
    meter.use(meter.open(pid, tid, mode, what));
    meter.charge(Cause.ISSUE, pid * 1000L + tid);
  }
}
