package ringside.lab.debugger.panel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import ringside.lab.report.VisibleText;

/** The last lines of what the guest has printed. */
final class OutputPanel implements Panel {
  /** As much of the output as can be in a window. */
  private static final int MOST_BYTES = 16 << 10;

  private final byte[] output;

  OutputPanel(Standpoint here) {
    this.output = here.view().output();
  }

  @Override
  public int least() {
    return 1;
  }

  @Override
  public List<Row> rows(int columns, int most) {
    int from = Math.max(0, output.length - MOST_BYTES);
    String end =
        new String(Arrays.copyOfRange(output, from, output.length), StandardCharsets.UTF_8);
    String text = end.stripTrailing();
    List<String> lines = text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
    return lines.subList(Math.max(0, lines.size() - most), lines.size()).stream()
        .map(line -> Row.plain("| " + VisibleText.of(line)))
        .toList();
  }
}
