package ringside.lab.host.grade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.isa.asm.source.SourceText;
import ringside.kernel.config.ConfigurationException;
import ringside.lab.check.Figure;
import ringside.lab.compare.RunFigures;
import ringside.lab.grade.Expected;
import ringside.lab.grade.Limits;
import ringside.lab.grade.Match;
import ringside.lab.grade.TestCase;
import ringside.lab.grade.Visibility;
import ringside.lab.grade.Way;
import ringside.lab.host.machine.MachineFile;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.Session;

/** Reads the tests of an assignment; what a test does not say, the whole assignment may. */
final class TestReader {
  private static final String[] KEYS = {
    "name",
    "points",
    "visibility",
    "sources",
    "support",
    "machine",
    "set",
    "limits",
    "arguments",
    "stdin",
    "stdin-file",
    "files",
    "files-from",
    "stdout",
    "stdout-file",
    "match",
    "exit",
    "written",
    "figures",
    "leaks",
    "convention",
    "schedules",
    "hints"
  };
  private static final long MOST_POINTS = 1_000_000;

  private final TableReader all;
  private final Path folder;

  TestReader(TableReader all, Path folder) {
    this.all = all;
    this.folder = folder;
  }

  TestCase read(TableReader table) throws AssignmentException {
    table.allowOnly(KEYS);
    if (!table.has("points")) {
      throw table.wrong(
          "", "there is no points; write points = 1, or 0 for a test that gives none");
    }
    Machine machine = machine(table);
    return new TestCase(
        table.text("name"),
        (int) table.number("points", 0, 0, MOST_POINTS),
        table.oneOf("visibility", Visibility.class, Visibility.VISIBLE),
        given(table),
        support(table),
        machine,
        limits(table, limits(all, Limits.DEFAULT)),
        table.texts("arguments", List.of()),
        either(table, "stdin").getBytes(StandardCharsets.UTF_8),
        files(table),
        stdout(table),
        exit(table),
        written(table),
        figures(table, machine),
        table.flag("leaks"),
        table.flag("convention"),
        OrdersReader.read(table, machine),
        hints(table));
  }

  private List<String> given(TableReader table) throws AssignmentException {
    List<String> given = table.texts("sources", all.texts("sources", List.of()));
    if (given.isEmpty()) {
      throw table.wrong(
          "", "it is not said what students hand in; write sources = [\"buffer.s\"] at the top");
    }
    return given;
  }

  private List<SourceText> support(TableReader table) throws AssignmentException {
    TableReader where = table.has("support") ? table : all;
    List<SourceText> support = new ArrayList<>();
    for (String name : where.texts("support", List.of())) {
      byte[] bytes = bytes(where, "support", name);
      support.add(SourceText.of(name.substring(name.lastIndexOf('/') + 1), bytes));
    }
    return support;
  }

  private Machine machine(TableReader table) throws AssignmentException {
    TableReader where = table.has("machine") ? table : all;
    Map<String, String> settings = new LinkedHashMap<>(all.words("set"));
    settings.putAll(table.words("set"));
    try {
      Machine machine = Machine.of(MachineFile.machine(where.text("machine", "classic")));
      return settings.isEmpty() ? machine : machine.with(settings);
    } catch (ConfigurationException wrong) {
      throw where.wrong("machine", String.valueOf(wrong.getMessage()));
    } catch (IllegalArgumentException wrong) {
      throw table.wrong("set", String.valueOf(wrong.getMessage()));
    }
  }

  private static Limits limits(TableReader table, Limits otherwise) throws AssignmentException {
    TableReader limits = table.table("limits");
    if (limits == null) {
      return otherwise;
    }
    limits.allowOnly("cycles", "output", "frames", "seconds");
    return new Limits(
        limits.number("cycles", otherwise.cycles(), 1, 1_000_000_000_000L),
        (int) limits.number("output", otherwise.output(), 0, 16 << 20),
        (int) limits.number("frames", otherwise.frames(), 0, 1 << 20),
        (int) limits.number("seconds", otherwise.seconds(), 1, 86_400));
  }

  /** A text, or that of a file beside the assignment. */
  private String either(TableReader table, String key) throws AssignmentException {
    String file = key + "-file";
    if (!table.has(file)) {
      return table.text(key, "");
    }
    if (table.has(key)) {
      throw table.wrong(file, "there is " + key + " too; leave one of them out");
    }
    return new String(bytes(table, file, table.text(file)), StandardCharsets.UTF_8);
  }

  private byte[] bytes(TableReader table, String key, String name) throws AssignmentException {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (IOException | InvalidPathException missing) {
      throw table.wrong(key, "can't read '" + name + "' beside the assignment");
    }
  }

  private Map<String, byte[]> files(TableReader table) throws AssignmentException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : table.texts("files-from", List.of())) {
      files.put(name.substring(name.lastIndexOf('/') + 1), bytes(table, "files-from", name));
    }
    for (Map.Entry<String, String> file : table.words("files").entrySet()) {
      String name = file.getKey();
      if (name.startsWith("/") || Arrays.asList(name.split("/", -1)).contains("..")) {
        throw table.wrong("files", "found '" + name + "'; write a name, which stands in /data");
      }
      files.put(name, file.getValue().getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  private @Nullable Expected stdout(TableReader table) throws AssignmentException {
    return table.has("stdout") || table.has("stdout-file")
        ? expected(table, "stdout", either(table, "stdout"))
        : null;
  }

  private static Map<String, Expected> written(TableReader table) throws AssignmentException {
    Map<String, Expected> written = new LinkedHashMap<>();
    for (Map.Entry<String, String> file : table.words("written").entrySet()) {
      written.put(file.getKey(), expected(table, "written", file.getValue()));
    }
    return written;
  }

  private static Expected expected(TableReader table, String key, String text)
      throws AssignmentException {
    Match match = table.oneOf("match", Match.class, Match.EXACT);
    try {
      return new Expected(text, match);
    } catch (IllegalArgumentException wrong) {
      throw table.wrong(key, "it is no regular expression: " + wrong.getMessage());
    }
  }

  private static @Nullable Integer exit(TableReader table) throws AssignmentException {
    if (table.has("exit") && !table.isNumber("exit")) {
      if (table.text("exit").equals("any")) {
        return null;
      }
      throw table.wrong("exit", "write a number from 0 to 255, or \"any\"");
    }
    return (int) table.number("exit", 0, 0, 255);
  }

  private static List<Figure> figures(TableReader table, Machine machine)
      throws AssignmentException {
    List<String> written = table.texts("figures", List.of());
    List<Figure> figures = new ArrayList<>();
    try {
      for (String each : written) {
        figures.add(Figure.parse(each));
      }
      if (!figures.isEmpty()) {
        // Which figures there are depends on the machine; any run on it has them.
        try (Session session = Session.of(Guest.of("null")).on(machine).build()) {
          Map<String, Long> known = RunFigures.of(session.runToEnd().statistics());
          figures.forEach(each -> each.require(known.keySet()));
        }
      }
      return figures;
    } catch (IllegalArgumentException wrong) {
      throw table.wrong("figures", String.valueOf(wrong.getMessage()));
    }
  }

  private Map<Way, String> hints(TableReader table) throws AssignmentException {
    Map<Way, String> hints = new EnumMap<>(Way.class);
    for (TableReader where : List.of(all, table)) {
      TableReader words = where.table("hints");
      if (words != null) {
        words.allowOnly(Arrays.stream(Way.values()).map(Way::key).toArray(String[]::new));
        for (Map.Entry<String, String> hint : where.words("hints").entrySet()) {
          hints.put(Way.valueOf(hint.getKey().toUpperCase(Locale.ROOT)), hint.getValue());
        }
      }
    }
    return hints;
  }
}
