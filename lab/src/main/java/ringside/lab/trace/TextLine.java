package ringside.lab.trace;

import ringside.kernel.event.Stamp;

/** Columns for the stamp, then words: {@code 12345 0 2 2 returned call 17, title write, ...}. */
final class TextLine implements LineLayout {
  private static final int CYCLE_WIDTH = 12;
  private static final int WIDTH = 5;

  private final StringBuilder line = new StringBuilder();
  private String gap = " ";

  @Override
  public String heading() {
    return "#      cycle hart   pid   tid  event\n";
  }

  @Override
  public void begin(Stamp at, String title) {
    line.setLength(0);
    column(at.cycle(), CYCLE_WIDTH);
    column(at.hart(), WIDTH);
    column(at.pid(), WIDTH + 1);
    column(at.tid(), WIDTH + 1);
    line.append("  ").append(title);
    gap = " ";
  }

  private void column(long value, int width) {
    int start = line.length();
    line.append(value);
    int missing = width - (line.length() - start);
    if (missing > 0) {
      line.insert(start, " ".repeat(missing));
    }
  }

  @Override
  public String end() {
    return line.append('\n').toString();
  }

  @Override
  public void text(String name, String value) {
    name(name);
    line.append(' ');
    for (int i = 0; i < value.length(); i++) {
      char letter = value.charAt(i);
      line.append(letter == '\n' ? "\\n" : letter < ' ' ? "?" : String.valueOf(letter));
    }
  }

  @Override
  public void number(String name, long value) {
    name(name);
    line.append(' ').append(value);
  }

  @Override
  public void number(long value) {
    line.append(gap).append(value);
    gap = ", ";
  }

  @Override
  public void name(String name) {
    line.append(gap).append(name);
    gap = ", ";
  }

  /** What there is not is not told of. */
  @Override
  public void nothing(String name) {}

  @Override
  public void beginObject() {
    line.append(" (");
    gap = "";
  }

  @Override
  public void endObject() {
    line.append(')');
    gap = ", ";
  }

  @Override
  public void beginArray(String name) {
    name(name);
    beginArray();
  }

  @Override
  public void beginArray() {
    beginObject();
  }

  @Override
  public void endArray() {
    endObject();
  }
}
