package ringside.mmu.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** All accounts of a computer, in the order of their first use. */
public final class Ledger {
  private final Map<AccountKey, Account> accounts = new LinkedHashMap<>();
  private final Map<Integer, List<Account>> byProcess = new HashMap<>();
  private final Map<Integer, List<Account>> byThread = new HashMap<>();

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
    Account account = new Account(key, exemption);
    accounts.put(key, account);
    byProcess.computeIfAbsent(key.pid(), pid -> new ArrayList<>()).add(account);
    byThread.computeIfAbsent(key.tid(), tid -> new ArrayList<>()).add(account);
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
    return sum(accounts.values(), selected);
  }

  /** Sum of those cells of a process that a condition selects, without a look at the others. */
  public long sumOfProcess(int pid, Predicate<AccountKey> selected) {
    return sum(byProcess.getOrDefault(pid, List.of()), selected);
  }

  /** Sum of those cells of a thread that a condition selects, without a look at the others. */
  public long sumOfThread(int tid, Predicate<AccountKey> selected) {
    return sum(byThread.getOrDefault(tid, List.of()), selected);
  }

  private static long sum(Collection<Account> accounts, Predicate<AccountKey> selected) {
    long sum = 0;
    for (Account account : accounts) {
      if (selected.test(account.key())) {
        sum += account.total();
      }
    }
    return sum;
  }
}
