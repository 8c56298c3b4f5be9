package ringside.lab.report;

import java.util.ArrayList;
import java.util.List;
import ringside.isa.Register;

/** The integer registers as a table. */
public final class RegistersText {
  private static final int COLUMNS = 4;

  private RegistersText() {}

  /** x0..x31 in columns. */
  public static List<String> lines(List<Integer> values) {
    int rows = values.size() / COLUMNS;
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < COLUMNS; column++) {
        int register = column * rows + row;
        String name = Register.name(register);
        line.append(column == 0 ? "" : "    ").append(name).append(" ".repeat(5 - name.length()));
        line.append(Numbers.hex(values.get(register)));
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
