package ringside.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringside.kernel.choice.Choices;
import ringside.kernel.choice.Schedule;
import ringside.kernel.choice.ScheduleException;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.ConfigurationException;
import ringside.kernel.config.Preset;
import ringside.lab.explore.Token;
import ringside.lab.explore.TokenPlayer;
import ringside.lab.host.Host;
import ringside.lab.host.receipt.Receipt;
import ringside.lab.host.receipt.ReceiptMaker;
import ringside.lab.report.Texts;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;

/** {@code ringside verify}: makes the run of a receipt again, and says whether all is the same. */
@Command(name = "verify", mixinStandardHelpOptions = true, sortOptions = false)
final class VerifyCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(paramLabel = "RECEIPT")
  private String file = "";

  @Option(names = "--lang", paramLabel = "en|ko")
  private @Nullable String language;

  VerifyCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Failure {
    Texts texts = new Texts(Languages.choose(language, host));
    Receipt receipt = read();
    Receipt again = again(receipt);
    PrintStream out = host.text();
    List<String> names = List.copyOf(receipt.under("program").values());
    boolean changed = !same(receipt, again, "program-sha256");
    boolean repriced = !same(receipt, again, "cost-model");
    List<String> differences = receipt.differences(again);
    if (changed) {
      out.println(texts.get("verify.program", String.join(" ", names)));
    }
    if (repriced) {
      out.println(texts.get("verify.model", receipt.given().getOrDefault("cost-model", "?")));
    }
    for (String name : differences) {
      out.println(
          texts.get(
              "verify.differs",
              name,
              receipt.left().getOrDefault(name, "?"),
              again.left().getOrDefault(name, "?")));
    }
    boolean good = differences.isEmpty() && !changed && !repriced;
    if (good) {
      out.println(texts.get("verify.same", String.join(" ", names), receipt.digest()));
    }
    out.flush();
    return good ? Status.OK.number() : Status.UNEXPECTED.number();
  }

  private static boolean same(Receipt receipt, Receipt again, String name) {
    return String.valueOf(receipt.given().get(name)).equals(again.given().get(name));
  }

  private Receipt read() throws Failure {
    try {
      return Receipt.read(Path.of(file));
    } catch (IOException | InvalidPathException missing) {
      throw new Failure(Status.LOAD, "ringside: can't read the receipt " + file);
    } catch (IllegalArgumentException wrong) {
      throw new Failure(Status.LOAD, "ringside: " + file + ": " + wrong.getMessage());
    }
  }

  private Receipt again(Receipt receipt) throws Failure {
    List<String> files = List.copyOf(receipt.under("program").values());
    List<String> arguments = List.copyOf(receipt.under("argument").values());
    List<String> environment = List.copyOf(receipt.under("environment").values());
    Map<String, String> given = receipt.given();
    byte[] input = Base64.getDecoder().decode(given.getOrDefault("input-base64", ""));
    long limit = Long.parseLong(given.getOrDefault("max-cycles", "0"));
    String followed = given.getOrDefault("schedule", "");
    Guest guest =
        RunCommand.guest(host, files).args(arguments).environment(environment).stdin(input);
    Schedule choices = new Schedule();
    SessionBuilder described =
        Session.of(guest).on(Machine.of(configuration(receipt))).limit(limit);
    if (Token.isLike(followed)) {
      new TokenPlayer(ScheduleFiles.token(followed).path()).describe(described);
    } else {
      described.choices(choices.record(followed.isEmpty() ? Choices.ORDINARY : played(followed)));
    }
    try (Session session = described.build()) {
      RunResult result = session.runToEnd();
      return new Receipt(
          ReceiptMaker.given(
              files, guest, arguments, environment, configuration(receipt), limit, input, followed),
          ReceiptMaker.left(
              result.reason().end(),
              Sessions.status(result),
              result.output(),
              result.errors(),
              result.statistics(),
              choices));
    } catch (ScheduleException misfit) {
      throw new Failure(
          Status.UNEXPECTED, "ringside: the run can't follow its schedule: " + misfit.getMessage());
    }
  }

  private static Choices played(String text) {
    return Schedule.parse(text).play();
  }

  private static Configuration configuration(Receipt receipt) throws Failure {
    try {
      return Configuration.of(Preset.CLASSIC).with(receipt.under("set"));
    } catch (ConfigurationException wrong) {
      throw new Failure(Status.LOAD, "ringside: the receipt's settings: " + wrong.getMessage());
    }
  }
}
