package ringside.lab.host;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import ringside.lab.explore.Merged;
import ringside.lab.explore.Verdict;
import ringside.lab.sweep.Shard;

/** Reads what {@code explore --json} has written, as far as merging needs it. */
public final class ExploredFile {
  private ExploredFile() {}

  /**
   * Reads a file.
   *
   * @throws IOException where it can't be read, or is no such file
   */
  public static Merged.Part read(Path file) throws IOException {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser json = new JsonFactory().createParser(Files.newInputStream(file))) {
      json.nextToken();
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT) {
          json.skipChildren();
        } else if (token.isScalarValue()) {
          fields.put(json.currentName(), json.getText());
        }
      }
      return part(fields);
    } catch (JsonProcessingException | IllegalArgumentException wrong) {
      throw new IOException("it is not what explore --json writes", wrong);
    }
  }

  private static Merged.Part part(Map<String, String> fields) {
    return new Merged.Part(
        Shard.parse(text(fields, "shard")),
        Verdict.Kind.valueOf(text(fields, "verdict").toUpperCase(Locale.ROOT)),
        number(fields, "schedules"),
        number(fields, "samples"),
        (int) number(fields, "preemptions"),
        number(fields, "estimate"),
        fields.get("token"));
  }

  private static long number(Map<String, String> fields, String name) {
    return Long.parseLong(text(fields, name));
  }

  private static String text(Map<String, String> fields, String name) {
    String text = fields.get(name);
    if (text == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return text;
  }
}
