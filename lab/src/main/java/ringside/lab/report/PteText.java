package ringside.lab.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import ringside.mmu.sv32.Pte;

/** Flags of page-table entries. */
public final class PteText {
  private PteText() {}

  /** As in {@code r-xu}: read, write, execute, user. */
  public static String letters(Pte pte) {
    return (pte.readable() ? "r" : "-")
        + (pte.writable() ? "w" : "-")
        + (pte.executable() ? "x" : "-")
        + (pte.user() ? "u" : "-");
  }

  /** As in {@code read, execute, user}. */
  public static String words(Texts texts, Pte pte) {
    Map<String, Boolean> flags = new LinkedHashMap<>();
    flags.put("read", pte.readable());
    flags.put("write", pte.writable());
    flags.put("execute", pte.executable());
    flags.put("user", pte.user());
    flags.put("global", pte.global());
    flags.put("accessed", pte.accessed());
    flags.put("dirty", pte.dirty());
    flags.put("cow", pte.copyOnWrite());
    return flags.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(flag -> texts.get("look.flag." + flag.getKey()))
        .collect(Collectors.joining(", "));
  }
}
