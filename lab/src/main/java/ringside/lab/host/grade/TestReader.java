package ringside.lab.host.grade;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ringside.isa.asm.source.SourceText;
import ringside.kernel.config.ConfigurationException;
import ringside.lab.grade.Limits;
import ringside.lab.grade.TestCase;
import ringside.lab.grade.Visibility;
import ringside.lab.grade.Way;
import ringside.lab.host.machine.MachineFile;
import ringside.lab.session.Machine;

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
  private final FolderReader folder;
  private final ExpectationReader expectations;

  TestReader(TableReader all, Path folder) {
    this.all = all;
    this.folder = new FolderReader(folder);
    this.expectations = new ExpectationReader(this.folder);
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
        folder.text(table, "stdin").getBytes(StandardCharsets.UTF_8),
        folder.files(table),
        expectations.stdout(table),
        ExpectationReader.exit(table),
        ExpectationReader.written(table),
        ExpectationReader.figures(table, machine),
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
      byte[] bytes = folder.bytes(where, "support", name);
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
