package ringside.mmu.ledger;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** All accounts of a computer, in the order of their first use. */
public final class Ledger {
  private final Map<AccountKey, Account> accounts = new LinkedHashMap<>();

  /** The account of a key, opened on first use. */
  public Account account(AccountKey key) {
    return accounts.computeIfAbsent(key, Account::new);
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
      if (selected.test(account.key())) {
        sum += account.total();
      }
    }
    return sum;
  }
}
