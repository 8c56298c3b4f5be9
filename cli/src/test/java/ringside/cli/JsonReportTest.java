package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JSON file of a run: sound by its schema, and its numbers add up. */
class JsonReportTest {
  private static final Path SCHEMA = Path.of("../docs/run.schema.json");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"fork, classic", "threads, big", "null, classic", "deadlock, classic", "hello, tiny"})
  void fileMatchesItsSchema(String program, String machine) throws IOException {
    Object schema = parse(SCHEMA);
    List<String> faults = new ArrayList<>();
    check(map(schema), map(schema), run(program, machine), "$", faults);
    assertThat(faults).isEmpty();
  }

  @Test
  void schemaCheckNoticesWhatDoesNotBelong() throws IOException {
    Object schema = parse(SCHEMA);
    Map<String, Object> run = map(run("hello", "classic"));
    run.put("surprise", 1L);
    run.remove("cycles");
    List<String> faults = new ArrayList<>();
    check(map(schema), map(schema), run, "$", faults);
    assertThat(faults).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"fork, classic", "race, tiny", "deadlock, big"})
  void ledgerAddsUpToTheClock(String program, String machine) throws IOException {
    Map<String, Object> run = map(run(program, machine));
    assertThat(sumOfLedger(run)).isEqualTo(number(run, "cycles")).isPositive();
  }

  @Test
  void missesAddUpByReason() throws IOException {
    Map<String, Object> run = map(run("switch-cost", "classic"));
    for (String group : List.of("tlb", "cache")) {
      for (Object each : map(run.get(group)).values()) {
        if (each != null) {
          Map<String, Object> one = map(each);
          long reasons =
              number(one, "cold")
                  + number(one, "evictedBySelf")
                  + number(one, "evictedByOthers")
                  + number(one, "flushedBySwitch")
                  + number(one, "flushedByFence");
          assertThat(reasons).isEqualTo(number(one, "misses")).isPositive();
        }
      }
    }
  }

  @Test
  void processesAndSwitchesAreCounted() throws IOException {
    Map<String, Object> run = map(run("fork", "classic"));
    List<Object> processes = list(run.get("processes"));
    assertThat(processes).hasSize(2);
    assertThat(map(processes.get(1))).containsEntry("ppid", 2L).containsEntry("exitStatus", 7L);
    assertThat(number(map(processes.get(0)), "peakFrames")).isPositive();
    Map<String, Object> switches = map(map(run.get("switches")).get("process"));
    assertThat(number(switches, "count")).isGreaterThanOrEqualTo(2);
    assertThat(number(switches, "directCycles")).isPositive();
  }

  @Test
  void processThatStillRanAtDeadlockHasNoStatus() throws IOException {
    Map<String, Object> run = map(run("deadlock", "classic"));
    assertThat(run).containsEntry("end", "deadlock").containsEntry("exitStatus", 123L);
    assertThat(map(list(run.get("processes")).get(0)).get("exitStatus")).isNull();
  }

  @Test
  void severalComputersHaveOneObjectEach() throws IOException {
    Path file = folder.resolve("several.json");
    CommandRun.of(
        "run",
        "--computer",
        "remote-echo server",
        "--computer",
        "remote-echo client 10.0.0.1",
        "--json",
        file.toString());
    Map<String, Object> all = map(parse(file));
    assertThat(all).containsOnlyKeys("version", "exitStatus", "computers");
    List<Object> computers = list(all.get("computers"));
    assertThat(computers).hasSize(2);
    Object schema = parse(SCHEMA);
    List<String> faults = new ArrayList<>();
    for (Object computer : computers) {
      assertThat(map(computer)).containsOnlyKeys("name", "address", "run");
      Map<String, Object> run = map(map(computer).get("run"));
      check(map(schema), map(schema), run, "$", faults);
      assertThat(sumOfLedger(run)).isEqualTo(number(run, "cycles")).isPositive();
    }
    assertThat(faults).isEmpty();
    assertThat(map(computers.get(1))).containsEntry("address", "10.0.0.2");
  }

  private static long sumOfLedger(Map<String, Object> run) {
    return list(run.get("ledger")).stream().mapToLong(cell -> number(map(cell), "cycles")).sum();
  }

  private Object run(String program, String machine) throws IOException {
    Path file = folder.resolve(program + machine + ".json");
    CommandRun.of("run", program, "--machine", machine, "--json", file.toString());
    return parse(file);
  }

  /** As much of JSON Schema as the schema uses. */
  private static void check(
      Map<String, Object> root,
      Map<String, Object> schema,
      Object value,
      String where,
      List<String> faults) {
    if (schema.get("$ref") instanceof String reference) {
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      check(root, map(map(root.get("$defs")).get(name)), value, where, faults);
      return;
    }
    Object type = schema.get("type");
    boolean typed = type == null || names(type).contains(typeOf(value));
    boolean listed = schema.get("enum") == null || list(schema.get("enum")).contains(value);
    if (!typed || !listed) {
      faults.add(where + ": " + value);
    } else if (value instanceof Map) {
      checkObject(root, schema, map(value), where, faults);
    } else if (value instanceof List) {
      list(value).forEach(e -> check(root, map(schema.get("items")), e, where + "[]", faults));
    }
  }

  private static void checkObject(
      Map<String, Object> root,
      Map<String, Object> schema,
      Map<String, Object> value,
      String where,
      List<String> faults) {
    Map<String, Object> known =
        schema.containsKey("properties") ? map(schema.get("properties")) : Map.of();
    if (schema.containsKey("required")) {
      TreeSet<Object> missing = new TreeSet<>(list(schema.get("required")));
      missing.removeAll(value.keySet());
      missing.forEach(name -> faults.add(where + "." + name + " is missing"));
    }
    value.forEach(
        (name, each) -> {
          Object one = known.getOrDefault(name, schema.get("additionalProperties"));
          if (one instanceof Map) {
            check(root, map(one), each, where + "." + name, faults);
          } else {
            faults.add(where + "." + name + " is unknown");
          }
        });
  }

  private static List<?> names(Object type) {
    return type instanceof List<?> several ? several : List.of(type);
  }

  private static String typeOf(Object value) {
    if (value == null) {
      return "null";
    }
    return value instanceof Map
        ? "object"
        : value instanceof List ? "array" : value instanceof Long ? "integer" : "string";
  }

  private static Object parse(Path file) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
      parser.nextToken();
      return value(parser);
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
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
      case VALUE_NULL -> null;
      case VALUE_FALSE -> Boolean.FALSE;
      default -> parser.getText();
    };
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Object value) {
    return (List<Object>) Objects.requireNonNull(value);
  }

  private static long number(Map<String, Object> object, String name) {
    return (Long) object.get(name);
  }
}
