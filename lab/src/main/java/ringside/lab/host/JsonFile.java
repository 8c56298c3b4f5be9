package ringside.lab.host;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import ringside.lab.report.JsonWriter;

/** JSON as indented text in UTF-8. */
public final class JsonFile implements JsonWriter {
  private final JsonGenerator json;

  private JsonFile(JsonGenerator json) {
    this.json = json;
  }

  /**
   * Writes a value to a stream, and closes the stream.
   *
   * @param value says it piece by piece
   */
  public static void write(OutputStream out, Consumer<JsonWriter> value) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8)) {
      json.useDefaultPrettyPrinter();
      value.accept(new JsonFile(json));
    } catch (UncheckedIOException refused) {
      throw refused.getCause();
    }
  }

  @Override
  public void beginObject() {
    say(json::writeStartObject);
  }

  @Override
  public void endObject() {
    say(json::writeEndObject);
  }

  @Override
  public void beginArray(String name) {
    say(() -> json.writeArrayFieldStart(name));
  }

  @Override
  public void beginArray() {
    say(json::writeStartArray);
  }

  @Override
  public void endArray() {
    say(json::writeEndArray);
  }

  @Override
  public void name(String name) {
    say(() -> json.writeFieldName(name));
  }

  @Override
  public void text(String name, String value) {
    say(() -> json.writeStringField(name, value));
  }

  @Override
  public void number(String name, long value) {
    say(() -> json.writeNumberField(name, value));
  }

  @Override
  public void number(long value) {
    say(() -> json.writeNumber(value));
  }

  @Override
  public void nothing(String name) {
    say(() -> json.writeNullField(name));
  }

  private interface Piece {
    void say() throws IOException;
  }

  private static void say(Piece piece) {
    try {
      piece.say();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
