package ringside.lab.debugger.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.ElfSegment;
import ringside.lab.report.Columns;
import ringside.lab.report.Numbers;
import ringside.lab.session.ThreadView;

/** The words from a thread's stack pointer on; of addresses of code, whose they are. */
final class StackPanel implements Panel {
  private static final int LEAST = 2;
  private static final int SP = 2;
  private static final int OFFSET_COLUMNS = 8;

  private final Standpoint here;
  private final int sp;

  StackPanel(Standpoint here, ThreadView thread) {
    this.here = here;
    this.sp = thread.registers().get(SP);
  }

  @Override
  public int least() {
    return LEAST;
  }

  @Override
  public String title() {
    return "sp " + Numbers.hex(sp);
  }

  @Override
  public List<Row> rows(int columns, int most) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      OptionalInt word = here.view().word(here.pid(), sp + i * 4);
      if (word.isPresent()) {
        String offset = Columns.left("sp+" + i * 4, OFFSET_COLUMNS);
        rows.add(Row.plain(offset + text(word.getAsInt())));
      }
    }
    return rows;
  }

  private String text(int word) {
    ElfImage image = here.view().image(here.tid());
    boolean code = image.segmentAt(word).filter(ElfSegment::executable).isPresent();
    String meaning = code ? here.place(word) : String.valueOf(word);
    return Numbers.hex(word) + "  " + meaning;
  }
}
