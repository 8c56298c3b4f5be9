package ringside.lab.trace;

import ringside.kernel.event.Stamp;

/** A JSON object (RFC 8259) on one line. */
final class JsonLine implements LineLayout {
  private static final int HEX_DIGITS = 4;

  private final StringBuilder line = new StringBuilder();
  private boolean first = true;
  private boolean named;

  @Override
  public String heading() {
    return "";
  }

  @Override
  public void begin(Stamp at, String title) {
    line.setLength(0);
    first = true;
    beginObject();
    text("event", title);
    number("number", at.number());
    number("cycle", at.cycle());
    number("hart", at.hart());
    number("pid", at.pid());
    number("tid", at.tid());
  }

  @Override
  public String end() {
    endObject();
    return line.append('\n').toString();
  }

  @Override
  public void name(String name) {
    separate();
    quoted(name);
    line.append(':');
    named = true;
  }

  /** A comma stands before all but the first, and not behind a name. */
  private void separate() {
    line.append(first || named ? "" : ",");
    first = false;
    named = false;
  }

  @Override
  public void text(String name, String value) {
    name(name);
    separate();
    quoted(value);
  }

  @Override
  public void number(String name, long value) {
    name(name);
    number(value);
  }

  @Override
  public void number(long value) {
    separate();
    line.append(value);
  }

  @Override
  public void nothing(String name) {
    name(name);
    separate();
    line.append("null");
  }

  @Override
  public void beginObject() {
    separate();
    line.append('{');
    first = true;
  }

  @Override
  public void endObject() {
    line.append('}');
    first = false;
  }

  @Override
  public void beginArray(String name) {
    name(name);
    beginArray();
  }

  @Override
  public void beginArray() {
    separate();
    line.append('[');
    first = true;
  }

  @Override
  public void endArray() {
    line.append(']');
    first = false;
  }

  private void quoted(String text) {
    line.append('"');
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '"' || letter == '\\') {
        line.append('\\').append(letter);
      } else if (letter < ' ') {
        String digits = Integer.toHexString(letter);
        line.append("\\u").append("0".repeat(HEX_DIGITS - digits.length())).append(digits);
      } else {
        line.append(letter);
      }
    }
    line.append('"');
  }
}
