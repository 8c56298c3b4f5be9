package ringside.lab.report;

import java.io.PrintStream;
import java.util.List;
import ringside.kernel.process.ExitStatus;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.lab.look.ProcessTree;

/** Who is whose child, and what each thread does. */
final class TreeText {
  private final Texts texts;
  private final PrintStream out;

  TreeText(Texts texts, PrintStream out) {
    this.texts = texts;
    this.out = out;
  }

  void print(List<ProcessTree> rows) {
    TextTable table =
        new TextTable(
            2, texts.get("head.process"), texts.get("look.head.state"), "pid", "ppid", "tid");
    for (ProcessTree row : rows) {
      Process process = row.process();
      String name = "  ".repeat(row.depth()) + process.name();
      String pid = String.valueOf(process.pid());
      String parent = String.valueOf(process.parent().pid());
      ExitStatus exit = process.exitStatus();
      if (exit != null) {
        table.row(name, texts.get("look.tree.zombie", exit.forShell()), pid, parent, "");
      }
      for (GuestThread thread : process.threads()) {
        boolean first = thread == process.threads().get(0);
        table.row(
            first ? name : "",
            texts.get("state." + thread.state().title()),
            first ? pid : "",
            first ? parent : "",
            String.valueOf(thread.tid()));
      }
    }
    table.lines(Paragraph.COLUMNS).forEach(out::println);
  }
}
