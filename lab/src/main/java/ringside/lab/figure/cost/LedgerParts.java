package ringside.lab.figure.cost;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.lab.report.Texts;
import ringside.mmu.ledger.Account;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Ledger;
import ringside.mmu.ledger.Mode;

/** A ledger as parts of parts: the clock, by mode, then by what was done, then by cause. */
public final class LedgerParts {
  private LedgerParts() {}

  /** All cycles of a ledger. */
  public static Part of(Texts texts, Ledger ledger) {
    List<Part> modes = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      Map<String, long[]> byWhat = new LinkedHashMap<>();
      for (Account account : ledger.accounts()) {
        if (account.key().mode() == mode) {
          add(account, byWhat.computeIfAbsent(account.key().what(), what -> cells()));
        }
      }
      List<Part> whats = new ArrayList<>();
      byWhat.forEach((what, cells) -> whats.add(what(texts, what, mode, cells)));
      modes.add(Part.sum(texts.get("head." + mode.title()), mode.title(), whats));
    }
    return Part.sum(texts.get("figure.ledger.all"), "all", modes);
  }

  private static long[] cells() {
    return new long[Cause.values().length];
  }

  private static void add(Account account, long[] cells) {
    for (Cause cause : Cause.values()) {
      cells[cause.ordinal()] += account.cycles(cause);
    }
  }

  private static Part what(Texts texts, String what, Mode mode, long[] cells) {
    List<Part> causes = new ArrayList<>();
    for (Cause cause : Cause.values()) {
      long cycles = cells[cause.ordinal()];
      if (cycles > 0) {
        String style = cause == Cause.IDLE ? "idle" : mode.title();
        causes.add(Part.of(texts.cause(cause), cause.title(), style, cycles));
      }
    }
    long all = causes.stream().mapToLong(Part::amount).sum();
    boolean idle = 2 * cells[Cause.IDLE.ordinal()] > all;
    return Part.sum(what, idle ? "idle" : mode.title(), causes);
  }
}
