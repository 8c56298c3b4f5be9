package ringside.lab.debugger.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringside.isa.elf.SourceLine;
import ringside.lab.report.Columns;
import ringside.lab.session.ThreadView;

/** The source around the next instruction, and that instruction; else the instructions around. */
final class CodePanel implements Panel {
  private static final int LEAST = 4;
  private static final String ARROW = "=> ";
  private static final String NO_ARROW = "   ";
  private static final int NUMBER_COLUMNS = 4;

  private final Standpoint here;
  private final int pc;

  CodePanel(Standpoint here, ThreadView thread) {
    this.here = here;
    this.pc = thread.pc();
  }

  @Override
  public int least() {
    return LEAST;
  }

  @Override
  public String title() {
    return here.place(pc);
  }

  @Override
  public List<Row> rows(int columns, int most) {
    Optional<SourceLine> line = here.line(pc);
    Optional<List<String>> text = line.flatMap(known -> here.source(known.file()));
    if (line.isEmpty() || text.isEmpty() || line.get().line() > text.get().size()) {
      return instructions(most);
    }
    List<Row> rows = source(text.get(), line.get().line(), most - 1);
    rows.add(Row.of(NO_ARROW + here.instruction(pc), Tone.CURRENT));
    return rows;
  }

  private static List<Row> source(List<String> text, int current, int most) {
    int first = Math.max(1, Math.min(current - most / 2, text.size() - most + 1));
    int last = Math.min(text.size(), first + most - 1);
    List<Row> rows = new ArrayList<>();
    for (int line = first; line <= last; line++) {
      String number = Columns.right(String.valueOf(line), NUMBER_COLUMNS) + "  ";
      rows.add(row(number + text.get(line - 1), line == current));
    }
    return rows;
  }

  private List<Row> instructions(int most) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      int at = pc + (i - most / 3) * 4;
      rows.add(row(here.instruction(at), at == pc));
    }
    return rows;
  }

  private static Row row(String text, boolean current) {
    return Row.of((current ? ARROW : NO_ARROW) + text, current ? Tone.CURRENT : Tone.PLAIN);
  }
}
