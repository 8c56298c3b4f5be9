package ringside.cli;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import ringside.isa.Nearest;
import ringside.lab.host.Host;
import ringside.lab.host.Refusal;

/** What the user reads when a command could not be carried out. */
final class Mistakes {
  private static final String STACK_TRACE_WANTED = "RINGSIDE_DEBUG";

  private Mistakes() {}

  /** Of a command line that can't be understood. */
  static int usage(ParameterException mistake, Host host) {
    CommandLine line = mistake.getCommandLine();
    PrintStream err = host.err();
    err.println("ringside: " + message(mistake));
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      String nearest = nearest(line, unmatched.getUnmatched().get(0));
      if (nearest != null) {
        err.println("  " + nearest);
      }
    }
    err.println("  '" + line.getCommandSpec().qualifiedName() + " --help' shows what there is.");
    return Status.USAGE.number();
  }

  private static String message(ParameterException mistake) {
    boolean unmatched = mistake instanceof UnmatchedArgumentException;
    if (!unmatched || mistake.getCommandLine().getSubcommands().isEmpty()) {
      return String.valueOf(mistake.getMessage());
    }
    String word = ((UnmatchedArgumentException) mistake).getUnmatched().get(0);
    return "there is no command or option '" + word + "'";
  }

  /** Of a command that has failed. */
  static int of(Exception mistake, Host host) {
    if (mistake instanceof ParameterException usage) {
      return usage(usage, host);
    }
    if (mistake instanceof Failure failure) {
      host.err().println(failure.getMessage());
      return failure.status().number();
    }
    if (mistake instanceof UncheckedIOException broken) {
      String reason = broken.getCause() == null ? "" : Refusal.reason(broken.getCause());
      host.err().println("ringside: " + broken.getMessage() + ": " + reason);
      return Status.OUTPUT.number();
    }
    return internal(mistake, host);
  }

  /** Of Ringside itself. */
  static int internal(Throwable mistake, Host host) {
    host.err().println("ringside: internal error: " + mistake);
    host.err().println("  This is a mistake of Ringside's, not of your program; please report it.");
    if (host.isSet(STACK_TRACE_WANTED)) {
      mistake.printStackTrace(host.err());
    } else {
      host.err().println("  With " + STACK_TRACE_WANTED + "=1 in the environment it shows where.");
    }
    return Status.INTERNAL.number();
  }

  private static @Nullable String nearest(CommandLine line, String word) {
    List<String> names = new ArrayList<>(line.getSubcommands().keySet());
    names.addAll(line.getCommandSpec().optionsMap().keySet());
    return Nearest.suggestion(word, names);
  }
}
