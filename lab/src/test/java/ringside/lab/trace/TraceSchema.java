package ringside.lab.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** docs/trace.schema.json, and what of a line does not fit it. */
final class TraceSchema {
  private final Map<String, Object> definitions;

  TraceSchema() throws IOException {
    String text = Files.readString(Path.of("../docs/trace.schema.json"));
    definitions = map(map(parse(text)).get("$defs"));
  }

  /** Whether it has a definition for an event. */
  boolean knows(String event) {
    return definitions.containsKey(event);
  }

  /** What does not fit, in words. */
  List<String> faults(String line) throws IOException {
    Map<String, Object> event = map(parse(line));
    List<String> faults = new ArrayList<>();
    Object title = event.get("event");
    if (!definitions.containsKey(String.valueOf(title))) {
      faults.add("no definition of " + title);
    } else {
      check(map(definitions.get(String.valueOf(title))), event, String.valueOf(title), faults);
    }
    return faults;
  }

  private void check(Map<String, Object> schema, Object value, String where, List<String> faults) {
    if (schema.get("$ref") instanceof String reference) {
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      check(map(definitions.get(name)), value, where, faults);
      return;
    }
    Object type = schema.get("type");
    boolean typed = type == null || List.of(type).contains(typeOf(value)) || among(type, value);
    boolean listed = !(schema.get("enum") instanceof List<?> words) || words.contains(value);
    boolean same = !schema.containsKey("const") || schema.get("const").equals(value);
    boolean shaped =
        !(schema.get("pattern") instanceof String pattern)
            || value == null
            || value instanceof String text && text.matches(pattern);
    if (!typed || !listed || !same || !shaped) {
      faults.add(where + ": " + value);
    } else if (value instanceof Map) {
      checkFields(schema, map(value), where, faults);
    }
  }

  private void checkFields(
      Map<String, Object> schema, Map<String, Object> value, String where, List<String> faults) {
    Map<String, Object> known = map(schema.get("properties"));
    TreeSet<Object> missing = new TreeSet<>((List<?>) schema.get("required"));
    missing.removeAll(value.keySet());
    missing.forEach(name -> faults.add(where + "." + name + " is missing"));
    value.forEach(
        (name, each) -> {
          if (known.get(name) == null) {
            faults.add(where + "." + name + " is unknown");
          } else {
            check(map(known.get(name)), each, where + "." + name, faults);
          }
        });
  }

  private static boolean among(Object types, Object value) {
    return types instanceof List<?> several && several.contains(typeOf(value));
  }

  private static String typeOf(Object value) {
    if (value == null) {
      return "null";
    }
    return value instanceof Map ? "object" : value instanceof Long ? "integer" : "string";
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static Object parse(String text) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new AssertionError("more than one value: " + text);
      }
      return value;
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          if (object.containsKey(name)) {
            throw new AssertionError("twice: " + name);
          }
          object.put(name, value(parser));
        }
        yield object;
      }
      case START_ARRAY -> {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(parser));
        }
        yield array;
      }
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_STRING -> parser.getText();
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new AssertionError("unexpected " + parser.currentToken());
    };
  }
}
