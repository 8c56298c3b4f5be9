package ringside.lab.host.receipt;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.kernel.choice.Schedule;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.CostModel;
import ringside.kernel.config.Setting;
import ringside.kernel.statistics.RunStatistics;
import ringside.kernel.trap.Kernel;
import ringside.lab.session.Guest;

/** Makes receipts: of a run that is over, and of the same run made again. */
public final class ReceiptMaker {
  private ReceiptMaker() {}

  /**
   * What a run is given.
   *
   * @param files by which the program was named
   * @param environment what was said to be its environment
   * @param limit clock at which it ends at the latest
   * @param input what it has read
   * @param schedule that it followed, as text; empty where it followed none
   */
  public static Map<String, String> given(
      List<String> files,
      Guest guest,
      List<String> arguments,
      List<String> environment,
      Configuration configuration,
      long limit,
      byte[] input,
      String schedule) {
    Map<String, String> given = new LinkedHashMap<>();
    numbered(given, "program", files);
    given.put("program-sha256", Digests.of(guest.elf()));
    numbered(given, "argument", arguments);
    numbered(given, "environment", environment);
    given.put("input-base64", Base64.getEncoder().encodeToString(input));
    given.put("cost-model", String.valueOf(CostModel.VERSION));
    given.put("max-cycles", String.valueOf(limit));
    given.put("schedule", schedule);
    for (Setting setting : Setting.values()) {
      given.put("set." + setting.key(), configuration.text(setting));
    }
    return given;
  }

  /** What it left. */
  public static Map<String, String> left(
      Kernel.End end,
      int status,
      byte[] output,
      byte[] errors,
      RunStatistics statistics,
      Schedule choices) {
    Map<String, String> left = new LinkedHashMap<>();
    left.put("end", end.name());
    left.put("exit-status", String.valueOf(status));
    left.put("cycles", String.valueOf(statistics.cycles()));
    left.put("output-sha256", Digests.of(output));
    left.put("errors-sha256", Digests.of(errors));
    left.put("ledger-sha256", Digests.of(statistics.ledger()));
    left.put("choices-sha256", Digests.of(choices.text()));
    return left;
  }

  private static void numbered(Map<String, String> given, String name, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      given.put(name + "." + (i + 1), values.get(i));
    }
  }
}
