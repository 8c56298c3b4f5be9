package ringside.lab.report;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import ringside.lab.bench.Speed;
import ringside.lab.bench.Speeds;

/** The table of {@code ringside bench}, and the same as JSON. */
public final class BenchReport {
  private static final int VERSION = 1;
  private static final double MILLION = 1e6;
  private static final String NOTHING = "-";

  private BenchReport() {}

  /** Prints millions of instructions a second, and ratios. */
  public static void print(Texts texts, PrintStream out, Speeds speeds) {
    out.println(texts.get("bench.title", speeds.rounds()));
    out.println(texts.get("bench.host", speeds.java(), speeds.system(), speeds.processors()));
    TextTable table =
        new TextTable(
            1,
            texts.get("bench.program"),
            texts.get("bench.ringside"),
            texts.get("bench.qemu"),
            texts.get("bench.ratio"));
    for (Speed speed : speeds.programs()) {
      table.row(
          speed.program(),
          millions(speed.ringside()),
          millions(speed.qemu()),
          ratio(speed.ratio()));
    }
    Double mean = speeds.meanRatio();
    if (mean != null) {
      table.row(texts.get("bench.mean"), "", "", ratio(mean));
    }
    table.print(out);
    out.println(texts.get(mean == null ? "bench.alone" : "bench.beside"));
  }

  /** Writes instructions a second. */
  public static void write(JsonWriter json, Speeds speeds) {
    json.beginObject();
    json.number("version", VERSION);
    json.text("java", speeds.java());
    json.text("system", speeds.system());
    json.number("processors", speeds.processors());
    json.number("rounds", speeds.rounds());
    json.beginArray("programs");
    for (Speed speed : speeds.programs()) {
      json.beginObject();
      json.text("program", speed.program());
      json.number("ringsidePerSecond", Math.round(speed.ringside()));
      Double qemu = speed.qemu();
      if (qemu == null) {
        json.nothing("qemuPerSecond");
      } else {
        json.number("qemuPerSecond", Math.round(qemu));
      }
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }

  private static String millions(@Nullable Double perSecond) {
    return perSecond == null ? NOTHING : Numbers.tenth(perSecond / MILLION);
  }

  private static String ratio(@Nullable Double ratio) {
    return ratio == null ? NOTHING : "1/" + Numbers.tenth(ratio);
  }
}
