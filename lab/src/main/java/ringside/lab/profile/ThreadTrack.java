package ringside.lab.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.mmu.ledger.Account;

/** Where a thread is, for whoever books what passes until it is somewhere else. */
final class ThreadTrack {
  final CallNode thread;
  final CallStack stack;

  /** The kernel's accounts of this thread that were charged since its last instruction. */
  final List<Account> kernelAccounts = new ArrayList<>();

  /** What it ran so far, by address; of another program after each execve. */
  Map<Integer, Spot> spots = new HashMap<>();

  int program = -1;
  @Nullable Spot last;
  CallNode node;
  int lastWord;

  ThreadTrack(CallNode thread) {
    this.thread = thread;
    this.stack = new CallStack(thread);
    this.node = thread;
  }

  /** Notes that the kernel works for it. */
  void charged(Account account) {
    if (kernelAccounts.isEmpty() || !kernelAccounts.contains(account)) {
      kernelAccounts.add(account);
    }
  }

  /** Another program begins. */
  void executed() {
    stack.clear();
    program = -1;
    lastWord = 0;
  }
}
