package ringside.lab.host.sweep;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.lab.sweep.Axis;
import ringside.lab.sweep.Grid;
import ringside.lab.sweep.SweepRow;

/**
 * The rows of a sweep as JSON lines: a line that says which sweep it is, then a line for each point
 * as soon as it is there. A file that was broken off is gone on with: the lines that are whole
 * stay.
 */
public final class SweepFile implements Closeable {
  private static final JsonFactory JSON = new JsonFactory();

  private final BufferedWriter writer;
  private final List<SweepRow> rows;

  private SweepFile(BufferedWriter writer, List<SweepRow> rows) {
    this.writer = writer;
    this.rows = rows;
  }

  /**
   * Opens a file, or begins it.
   *
   * @param identity of the sweep: all that its rows depend on
   * @return null where another sweep is in the file, which stays as it is
   */
  public static @Nullable SweepFile open(Path file, Grid grid, String identity) throws IOException {
    String first = firstLine(grid, identity);
    List<String> kept = new ArrayList<>(List.of(first));
    List<SweepRow> rows = new ArrayList<>();
    if (Files.exists(file) && Files.size(file) > 0) {
      String text = Files.readString(file);
      List<String> lines = text.lines().toList();
      if (!lines.get(0).equals(first)) {
        return null;
      }
      for (String line : lines.subList(1, text.endsWith("\n") ? lines.size() : lines.size() - 1)) {
        rows.add(row(grid, line));
        kept.add(line);
      }
    }
    if (rows.isEmpty() || !Files.readString(file).equals(String.join("\n", kept) + "\n")) {
      Files.writeString(file, String.join("\n", kept) + "\n");
    }
    BufferedWriter writer =
        Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    return new SweepFile(writer, rows);
  }

  /** The rows that were there already. */
  public List<SweepRow> rows() {
    return rows;
  }

  /** Adds a row, which is in the file when this returns. */
  public void add(SweepRow row) throws IOException {
    writer.write(line(row) + "\n");
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static String firstLine(Grid grid, String identity) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("sweep", identity);
      for (Axis axis : grid.axes()) {
        json.writeArrayFieldStart(axis.name());
        for (String value : axis.values()) {
          json.writeString(value);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  private static String line(SweepRow row) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("point", row.point());
      for (Map.Entry<String, String> value : row.values().entrySet()) {
        json.writeStringField(value.getKey(), value.getValue());
      }
      json.writeStringField("end", row.end());
      json.writeNumberField("status", row.status());
      for (Map.Entry<String, Long> figure : row.figures().entrySet()) {
        json.writeNumberField(figure.getKey(), figure.getValue());
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  private static SweepRow row(Grid grid, String line) throws IOException {
    Map<String, Long> figures = new LinkedHashMap<>();
    String end = "";
    try (JsonParser json = JSON.createParser(line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (value == JsonToken.VALUE_NUMBER_INT) {
          figures.put(name, json.getLongValue());
        } else if (name.equals("end")) {
          end = json.getText();
        }
      }
    }
    int point = number(figures.remove("point"));
    int status = number(figures.remove("status"));
    return new SweepRow(point, grid.point(point), end, status, figures);
  }

  private static int number(@Nullable Long value) throws IOException {
    if (value == null) {
      throw new IOException("a line is no row of a sweep");
    }
    return (int) (long) value;
  }
}
