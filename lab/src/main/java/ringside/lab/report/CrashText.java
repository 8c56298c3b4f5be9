package ringside.lab.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ringside.kernel.memory.Region;
import ringside.kernel.process.GuestThread;
import ringside.lab.explain.AddressPlace;
import ringside.lab.explain.Advice;
import ringside.lab.explain.CrashReport;
import ringside.mmu.sv32.Pte;

/** What a student reads when a program has crashed. */
public final class CrashText {
  private final Texts texts;

  /** Reports in the language of the texts. */
  public CrashText(Texts texts) {
    this.texts = texts;
  }

  /** Prints a report. */
  public void print(GuestThread thread, CrashReport report, PrintStream err) {
    String signal =
        report.signal().name() + " (" + texts.get("signal." + report.signal().name()) + ")";
    err.println(
        texts.get(
            "crash.title",
            thread.process().name(),
            thread.process().pid(),
            thread.tid(),
            signal,
            deed(report)));
    err.println("  pc       " + Numbers.hex(report.pc()) + "  " + report.place());
    if (!report.instruction().isEmpty()) {
      err.println("  " + texts.get("crash.instruction") + "  " + instruction(report));
    }
    report.address().ifPresent(address -> address(address, report, err));
    err.println("  " + texts.get("crash.registers"));
    List<String> lines = RegistersText.lines(report.registers());
    lines.forEach(line -> err.println("    " + line));
    err.println("  " + texts.get("crash.backtrace"));
    new BacktraceText(texts).lines(report.backtrace()).forEach(line -> err.println("    " + line));
    err.println("  " + texts.get("crash.try") + " " + advice(report.advice()));
  }

  private String instruction(CrashReport report) {
    String text = report.instruction();
    int word = text.indexOf("  .word");
    return word < 0 ? text : text.substring(0, word + 2) + texts.get("crash.no-instruction");
  }

  private String deed(CrashReport report) {
    String cause = texts.get("trap." + key(report.cause()));
    return texts.get("deed." + key(report.deed()), cause, report.value());
  }

  private static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void address(int address, CrashReport report, PrintStream err) {
    String where = Numbers.hex(address) + "  " + place(report);
    err.println("  " + texts.get("crash.address") + "  " + where);
    err.println("  " + texts.get("crash.walk"));
    int level = 1;
    for (Pte pte : report.walk()) {
      String entry = texts.get("walk.entry", level--, Numbers.hex(pte.bits()), words(pte));
      err.println("    " + entry);
    }
  }

  private String place(CrashReport report) {
    AddressPlace place = report.addressPlace();
    return place == null ? "" : new PlaceText(texts).of(place);
  }

  private String words(Pte pte) {
    if (!pte.valid()) {
      return texts.get("pte.invalid");
    }
    if (!pte.leaf()) {
      return texts.get("pte.table");
    }
    List<String> words = new ArrayList<>(List.of(texts.get("pte.valid")));
    words.add(texts.get(pte.user() ? "pte.user" : "pte.supervisor"));
    words.add(texts.get(pte.readable() ? "pte.read" : "pte.no-read"));
    words.add(texts.get(pte.writable() ? "pte.write" : "pte.no-write"));
    words.add(texts.get(pte.executable() ? "pte.execute" : "pte.no-execute"));
    if (pte.copyOnWrite()) {
      words.add(texts.get("pte.copy-on-write"));
    }
    return String.join(", ", words);
  }

  private String advice(Advice advice) {
    Object[] values = advice.values().toArray();
    if (advice.hint() == Advice.Hint.JUMP_DATA) {
      values[0] = texts.get("region." + key(Region.Kind.valueOf(advice.values().get(0))));
    }
    return texts.get("try." + key(advice.hint()), values);
  }
}
