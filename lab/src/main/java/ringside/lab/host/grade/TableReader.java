package ringside.lab.host.grade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;
import ringside.isa.Nearest;

/** A table of an assignment: its values by key, and what is said of those that can't be. */
final class TableReader {
  private final TablePlace place;
  private final TomlTable table;

  /**
   * A table.
   *
   * @param name what it is, for messages: "test 'one of each'"; "" for the whole file
   */
  TableReader(String file, String name, TomlTable table) {
    this(new TablePlace(file, name, table), table);
  }

  private TableReader(TablePlace place, TomlTable table) {
    this.place = place;
    this.table = table;
  }

  /** Refuses keys that it does not know. */
  void allowOnly(String... keys) throws AssignmentException {
    List<String> known = Arrays.asList(keys);
    for (String key : table.keySet()) {
      if (!known.contains(key)) {
        String nearest = Nearest.suggestion(key, known);
        throw wrong(
            key,
            "there is no such key"
                + (nearest == null ? "" : "; " + nearest)
                + "\n  known here: "
                + String.join(", ", known));
      }
    }
  }

  boolean has(String key) {
    return table.get(List.of(key)) != null;
  }

  boolean isNumber(String key) {
    return table.get(List.of(key)) instanceof Long;
  }

  boolean isText(String key) {
    return table.get(List.of(key)) instanceof String;
  }

  /** A text; the other one where there is none. */
  String text(String key, String otherwise) throws AssignmentException {
    Object value = table.get(List.of(key));
    if (value == null) {
      return otherwise;
    }
    if (value instanceof String text) {
      return text;
    }
    throw place.unlike(key, value, "; write a text, as in " + key + " = \"...\"");
  }

  /** A text that has to be there. */
  String text(String key) throws AssignmentException {
    if (!has(key)) {
      throw wrong("", "there is no " + key + "; write " + key + " = \"...\"");
    }
    return text(key, "");
  }

  /** A whole number; the other one where there is none. */
  long number(String key, long otherwise, long least, long most) throws AssignmentException {
    Object value = table.get(List.of(key));
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Long number && number >= least && number <= most) {
      return number;
    }
    throw place.unlike(key, value, "; write a whole number from " + least + " to " + most);
  }

  boolean flag(String key) throws AssignmentException {
    Object value = table.get(List.of(key));
    if (value == null || value instanceof Boolean) {
      return Boolean.TRUE.equals(value);
    }
    throw place.unlike(key, value, "; write true or false");
  }

  /** A list of texts; the other one where there is none. */
  List<String> texts(String key, List<String> otherwise) throws AssignmentException {
    if (!has(key)) {
      return otherwise;
    }
    List<String> texts = new ArrayList<>();
    for (Object each : list(key)) {
      if (!(each instanceof String) && !(each instanceof Long)) {
        throw place.unlike(key, each, " in the list; write texts: [\"one\", \"two\"]");
      }
      texts.add(each.toString());
    }
    return texts;
  }

  private List<Object> list(String key) throws AssignmentException {
    Object value = table.get(List.of(key));
    if (value instanceof TomlArray array) {
      return array.toList();
    }
    throw place.unlike(key, value, "; write a list, as in [\"one\", \"two\"]");
  }

  /** A table of texts by name. */
  Map<String, String> words(String key) throws AssignmentException {
    Map<String, String> words = new LinkedHashMap<>();
    TableReader inside = table(key);
    if (inside != null) {
      for (List<String> path : inside.table.keyPathSet()) {
        Object value = inside.table.get(path);
        if (value instanceof TomlArray || value instanceof TomlTable || value == null) {
          throw place.unlike(key, value, " at " + String.join(".", path));
        }
        boolean truth = Boolean.TRUE.equals(value);
        words.put(
            String.join(".", path),
            value instanceof Boolean ? truth ? "on" : "off" : value.toString());
      }
    }
    return words;
  }

  /** A table in this one, or null. */
  @Nullable TableReader table(String key) throws AssignmentException {
    Object value = table.get(List.of(key));
    if (value == null) {
      return null;
    }
    if (value instanceof TomlTable inside) {
      return new TableReader(place.inside(key, inside), inside);
    }
    throw place.unlike(key, value, "; write a table, as in [" + key + "]");
  }

  /** Tables that begin with a line [[key]]. */
  List<TableReader> tables(String key) throws AssignmentException {
    List<TableReader> all = new ArrayList<>();
    if (!has(key)) {
      return all;
    }
    for (Object each : list(key)) {
      if (!(each instanceof TomlTable inside)) {
        throw wrong(key, "begin each of them with a line [[" + key + "]]");
      }
      String title = inside.get(List.of("name")) instanceof String text ? " '" + text + "'" : "";
      String number = title.isEmpty() ? " " + (all.size() + 1) : title;
      all.add(new TableReader(place.among(key + number, inside), inside));
    }
    return all;
  }

  /** One of some constants, written in lower case. */
  <E extends Enum<E>> E oneOf(String key, Class<E> type, E otherwise) throws AssignmentException {
    if (!has(key)) {
      return otherwise;
    }
    String written = text(key);
    List<String> names =
        Arrays.stream(type.getEnumConstants())
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .toList();
    int index = names.indexOf(written);
    if (index < 0) {
      throw wrong(key, "found '" + written + "'; write one of " + String.join(", ", names));
    }
    return type.getEnumConstants()[index];
  }

  /** What is wrong with a key, or with the table where none is named. */
  AssignmentException wrong(String key, String what) {
    return place.wrong(key, what);
  }
}
