package ringside.lab.session;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import ringside.kernel.Computer;
import ringside.lab.look.Sight;
import ringside.lab.report.SightsReport;
import ringside.lab.report.Texts;

/** What {@code --show} shows, for the guest itself: files under /proc/ringside/look, in English. */
final class ProcViews {
  private static final List<Sight> SIGHTS =
      List.of(
          Sight.MAP,
          Sight.PAGETABLE,
          Sight.TLB,
          Sight.CACHE,
          Sight.FRAMES,
          Sight.QUEUES,
          Sight.IPC,
          Sight.STATES,
          Sight.TREE);

  private ProcViews() {}

  /** Lets a computer have them that has not begun. */
  static void add(Computer computer) {
    for (Sight sight : SIGHTS) {
      computer.furtherTexts().add(sight.title(), () -> text(computer, sight));
    }
  }

  private static String text(Computer computer, Sight sight) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    new SightsReport(new Texts(Locale.ENGLISH), computer, out).print(List.of(sight));
    return bytes.toString(StandardCharsets.UTF_8).strip() + "\n";
  }
}
