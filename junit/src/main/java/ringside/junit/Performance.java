package ringside.junit;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ringside.lab.check.LastMemory;
import ringside.lab.check.LeakWatch;
import ringside.lab.explain.ThreadReport;
import ringside.lab.explain.ThreadReports;
import ringside.lab.explore.Path;
import ringside.lab.explore.Stage;
import ringside.lab.explore.TokenPlayer;
import ringside.lab.report.CallText;
import ringside.lab.report.Texts;
import ringside.lab.report.ThreadsText;
import ringside.lab.session.BuiltComputer;
import ringside.lab.session.GuestException;
import ringside.lab.session.Machine;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;
import ringside.lab.session.Station;
import ringside.lab.session.Stop;
import ringside.lab.session.StopReason;
import ringside.lab.sink.Mishaps;

/** A run in the making, and all that is kept of it. */
final class Performance {
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final PrintStream reports = new PrintStream(told, true, StandardCharsets.UTF_8);
  private final Texts texts = Words.ofHost().reports();
  private final LeakWatch leaks = new LeakWatch();
  private final LastMemory memory = new LastMemory();
  private final @Nullable TokenPlayer player;
  private final RunResult result;
  private final boolean livelock;

  /**
   * Makes the run.
   *
   * @param path the schedule that it follows; null for the machine's own
   * @throws ProgramException where it can't be started
   */
  Performance(Program program, @Nullable Path path) {
    player = path == null ? null : new TokenPlayer(path);
    try (Session session = described(program).build()) {
      StopReason why = session.runUntil(Stop.asked(() -> player != null && player.isLivelock()));
      livelock = why instanceof StopReason.Asked;
      if (!(why instanceof StopReason.Ended)) {
        memory.look();
        stopped(session.station(), why);
      }
      result = session.result();
    } catch (GuestException refused) {
      throw new ProgramException(refused);
    }
  }

  private SessionBuilder described(Program program) {
    BuiltComputer computer = new BuiltComputer();
    SessionBuilder session =
        session(program, player)
            .sink(new Mishaps(computer, () -> {}, () -> false, reports, texts))
            .prepared(computer);
    leaks.describe(session);
    memory.describe(session);
    return session;
  }

  private static SessionBuilder session(Program program, @Nullable TokenPlayer player) {
    SessionBuilder session = Session.of(program.guest()).limit(program.limit());
    Machine machine = program.machine();
    if (player == null) {
      return session.on(machine);
    }
    player.describe(session);
    return session.on(Machine.of(Stage.unlimited(machine.configuration())).by(machine.engine()));
  }

  /** Makes the same run once more for somebody who watches it closely. */
  static void watch(Program program, @Nullable Path path, Consumer<SessionBuilder> watcher) {
    TokenPlayer player = path == null ? null : new TokenPlayer(path);
    SessionBuilder described = session(program, player);
    watcher.accept(described);
    try (Session session = described.build()) {
      session.runUntil(Stop.asked(() -> player != null && player.isLivelock()));
    }
  }

  private void stopped(Station station, StopReason why) {
    List<ThreadReport> threads = new ThreadReports(station.computer()).all();
    ThreadsText report = new ThreadsText(texts, CallText.of(station.computer()), reports);
    if (why instanceof StopReason.Deadlock) {
      report.deadlock(station.cycle(), threads);
    } else if (livelock) {
      report.livelock(station.cycle(), threads);
    } else {
      report.limit(station.cycle(), threads);
    }
  }

  RunResult result() {
    return result;
  }

  /** Whether all that could run only waited for each other. */
  boolean isLivelock() {
    return livelock;
  }

  /** Whether all choices of the schedule could be made. */
  boolean isFollowed() {
    return player == null || player.isFollowed();
  }

  LeakWatch leaks() {
    return leaks;
  }

  LastMemory memory() {
    return memory;
  }

  /** What is told of crashes, and of who waits for what where it did not end. */
  String mishaps() {
    return told.toString(StandardCharsets.UTF_8);
  }
}
