package ringside.mmu.ledger;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All accounts of a computer, in the order of their first use. */
public final class Ledger {
  private final Map<AccountKey, Account> accounts = new LinkedHashMap<>();

  /** The account opened last of each process, from which a chain leads to its others. */
  private final Map<Integer, Account> lastOfProcess = new HashMap<>();

  /** Likewise of each thread. */
  private final Map<Integer, Account> lastOfThread = new HashMap<>();

  private final Exemption exemption;

  /** A ledger of the cost model as it is. */
  public Ledger() {
    this(Exemption.NONE);
  }

  /** A ledger in which some cycles do not pass. */
  public Ledger(Exemption exemption) {
    this.exemption = exemption;
  }

  /** Whether all cycles pass. */
  public boolean isWhole() {
    return exemption == Exemption.NONE;
  }

  /** The account of a key, opened on first use. */
  public Account account(AccountKey key) {
    Account known = accounts.get(key);
    return known == null ? open(key) : known;
  }

  private Account open(AccountKey key) {
    Integer pid = key.pid();
    Integer tid = key.pid() == key.tid() ? pid : Integer.valueOf(key.tid());
    Account account = new Account(key, exemption, lastOfProcess.get(pid), lastOfThread.get(tid));
    accounts.put(key, account);
    lastOfProcess.put(pid, account);
    lastOfThread.put(tid, account);
    return account;
  }

  /** Every account, in the order of first use. */
  public Collection<Account> accounts() {
    return Collections.unmodifiableCollection(accounts.values());
  }

  /** Sum of the cells that a condition selects, for one cause. */
  public long sum(Predicate<AccountKey> selected, Cause cause) {
    long sum = 0;
    for (Account account : accounts.values()) {
      if (selected.test(account.key())) {
        sum += account.cycles(cause);
      }
    }
    return sum;
  }

  /** Sum of the cells that a condition selects, over all causes. */
  public long sum(Predicate<AccountKey> selected) {
    long sum = 0;
    for (Account account : accounts.values()) {
      sum += totalIf(selected, account);
    }
    return sum;
  }

  /** Sum of those cells of a process that a condition selects, without a look at the others. */
  public long sumOfProcess(int pid, Predicate<AccountKey> selected) {
    return sum(lastOfProcess.get(pid), Account::nextOfProcess, selected);
  }

  /** Sum of those cells of a thread that a condition selects, without a look at the others. */
  public long sumOfThread(int tid, Predicate<AccountKey> selected) {
    return sum(lastOfThread.get(tid), Account::nextOfThread, selected);
  }

  private static long sum(@Nullable Account first, Link link, Predicate<AccountKey> selected) {
    long sum = 0;
    for (Account account = first; account != null; account = link.next(account)) {
      sum += totalIf(selected, account);
    }
    return sum;
  }

  /** From one account of a chain to the one opened before it. */
  private interface Link {
    @Nullable Account next(Account account);
  }

  private static long totalIf(Predicate<AccountKey> selected, Account account) {
    return selected.test(account.key()) ? account.total() : 0;
  }
}
