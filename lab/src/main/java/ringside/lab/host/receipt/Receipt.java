package ringside.lab.host.receipt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.lab.host.JsonFile;

/**
 * What a run was given, and what came of it; both by name, in the order in which they are written.
 *
 * @param given the program with its digest, arguments, input, settings, cost model and schedule
 * @param left end, exit status, cycles, and digests of output, ledger and choices
 */
public record Receipt(Map<String, String> given, Map<String, String> left) {
  private static final String FORMAT = "ringside-receipt 1";

  /** Copies both. */
  public Receipt {
    given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    left = Collections.unmodifiableMap(new LinkedHashMap<>(left));
  }

  /** One digest over all of it. */
  public String digest() {
    return Digests.of(given.toString() + left.toString());
  }

  /** The values whose names begin with a word and a dot, by number or name behind it, in order. */
  public Map<String, String> under(String word) {
    Map<String, String> values = new LinkedHashMap<>();
    given.forEach(
        (name, value) -> {
          if (name.startsWith(word + ".")) {
            values.put(name.substring(word.length() + 1), value);
          }
        });
    return values;
  }

  /** What another run of the same left that differs, by name. */
  public List<String> differences(Receipt other) {
    List<String> names = new ArrayList<>();
    left.forEach(
        (name, value) -> {
          if (!value.equals(other.left.get(name))) {
            names.add(name);
          }
        });
    return names;
  }

  /** Writes it as a JSON file. */
  public void write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      JsonFile.write(
          out,
          json -> {
            json.beginObject();
            json.text("format", FORMAT);
            json.text("receipt", digest());
            json.name("given");
            json.beginObject();
            given.forEach(json::text);
            json.endObject();
            json.name("left");
            json.beginObject();
            left.forEach(json::text);
            json.endObject();
            json.endObject();
          });
    }
  }

  /**
   * Reads it from a file.
   *
   * @throws IllegalArgumentException where the file is no receipt, or has been changed
   */
  public static Receipt read(Path file) throws IOException {
    Map<String, String> head = new LinkedHashMap<>();
    Map<String, String> given = new LinkedHashMap<>();
    Map<String, String> left = new LinkedHashMap<>();
    try (JsonParser json = new JsonFactory().createParser(Files.readString(file))) {
      json.nextToken();
      String name;
      while ((name = json.nextFieldName()) != null) {
        if (json.nextToken() == JsonToken.START_OBJECT) {
          pairs(json, name.equals("given") ? given : left);
        } else {
          head.put(name, json.getText());
        }
      }
    } catch (JsonParseException wrong) {
      throw new IllegalArgumentException("it is not written in JSON", wrong);
    }
    Receipt receipt = new Receipt(given, left);
    if (!FORMAT.equals(head.get("format"))) {
      throw new IllegalArgumentException("it is no receipt");
    }
    if (!receipt.digest().equals(head.get("receipt"))) {
      throw new IllegalArgumentException("it has been changed since it was written");
    }
    return receipt;
  }

  private static void pairs(JsonParser json, Map<String, String> into) throws IOException {
    String name;
    while ((name = json.nextFieldName()) != null) {
      into.put(name, json.nextTextValue());
    }
  }
}
