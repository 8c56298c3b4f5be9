package ringside.browser;

import java.io.PrintStream;
import ringside.lab.report.JsonWriter;

/** Prints the pieces of a JSON value, one a line, to be compared: not JSON itself. */
final class JsonPieces implements JsonWriter {
  private final PrintStream out;

  JsonPieces(PrintStream out) {
    this.out = out;
  }

  @Override
  public void beginObject() {
    out.println("{");
  }

  @Override
  public void endObject() {
    out.println("}");
  }

  @Override
  public void beginArray(String name) {
    out.println(name + " [");
  }

  @Override
  public void beginArray() {
    out.println("[");
  }

  @Override
  public void endArray() {
    out.println("]");
  }

  @Override
  public void name(String name) {
    out.println(name);
  }

  @Override
  public void text(String name, String value) {
    out.println(name + " '" + value + "'");
  }

  @Override
  public void number(String name, long value) {
    out.println(name + " " + value);
  }

  @Override
  public void number(long value) {
    out.println(value);
  }

  @Override
  public void nothing(String name) {
    out.println(name + " nothing");
  }
}
