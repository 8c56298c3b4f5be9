package ringside.browser;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.ConfigurationException;
import ringside.kernel.config.Preset;
import ringside.programs.Catalogue;

/**
 * Runs bundled programs and prints what each run came to: how it ended, cycles, instructions, what
 * the guest wrote, reports. The same class runs on the JVM and, compiled, where there is none.
 */
public final class CoreRun {
  private CoreRun() {}

  /**
   * Runs one program after the other.
   *
   * @param words for each run a name, settings, and what to report, as in {@code
   *     race,sched=lottery,strace,stats,ko}
   */
  @SuppressWarnings("SystemOut") // a program's result
  public static void main(String[] words) throws ConfigurationException {
    for (String word : words) {
      System.out.println("== " + word + "\n" + run(word));
    }
  }

  private static String run(String word) throws ConfigurationException {
    Map<String, String> settings = new HashMap<>();
    Set<String> wanted = new TreeSet<>();
    List<String> parts = List.of(word.split(",", -1));
    for (String part : parts.subList(1, parts.size())) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        wanted.add(part);
      } else {
        settings.put(part.substring(0, equals), part.substring(equals + 1));
      }
    }
    Configuration configuration = Configuration.of(Preset.CLASSIC).with(settings);
    Locale locale = wanted.contains("ko") ? Locale.KOREAN : Locale.ENGLISH;
    return new ReportedRun(wanted, locale)
        .of(Catalogue.find(parts.get(0)).orElseThrow(), configuration);
  }
}
