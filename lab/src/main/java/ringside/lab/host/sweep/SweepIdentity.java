package ringside.lab.host.sweep;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.CostModel;
import ringside.kernel.config.Setting;
import ringside.lab.host.receipt.Digests;
import ringside.lab.sweep.Shard;
import ringside.lab.trial.Trial;

/** What the rows of a sweep depend on besides its axes, so that no rows of two are mixed. */
public final class SweepIdentity {
  private static final int SHOWN_BYTES = 8;

  private SweepIdentity() {}

  /** Of a sweep over a run: the program's name, the part, and a digest of all else. */
  public static String of(Trial trial, Shard shard) {
    MessageDigest digest = Digests.sha256();
    digest.update(trial.guest().elf());
    digest.update(trial.guest().input());
    String rest =
        String.join("\0", trial.guest().argv())
            + "\0\0"
            + String.join("\0", trial.guest().envp())
            + "\0\0"
            + settings(trial.machine().configuration())
            + "\0\0"
            + trial.limit()
            + "\0"
            + CostModel.VERSION;
    byte[] hash = digest.digest(rest.getBytes(StandardCharsets.UTF_8));
    return trial.guest().name()
        + " "
        + shard
        + " "
        + HexFormat.of().formatHex(hash, 0, SHOWN_BYTES);
  }

  private static String settings(Configuration configuration) {
    return Arrays.stream(Setting.values())
        .map(setting -> setting.key() + "=" + configuration.text(setting))
        .collect(Collectors.joining("\0"));
  }
}
