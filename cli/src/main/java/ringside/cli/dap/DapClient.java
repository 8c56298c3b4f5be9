package ringside.cli.dap;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.lsp4j.debug.ExitedEventArguments;
import org.eclipse.lsp4j.debug.InvalidatedEventArguments;
import org.eclipse.lsp4j.debug.OutputEventArguments;
import org.eclipse.lsp4j.debug.StoppedEventArguments;
import org.eclipse.lsp4j.debug.StoppedEventArgumentsReason;
import org.eclipse.lsp4j.debug.TerminatedEventArguments;
import org.eclipse.lsp4j.debug.ThreadEventArguments;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;
import ringside.kernel.event.ThreadState;
import ringside.lab.adapter.Halt;
import ringside.lab.adapter.Listener;
import ringside.lab.debug.View;
import ringside.lab.report.Texts;

/** Tells a client what happens in a run. */
final class DapClient implements Listener {
  private final IDebugProtocolClient client;
  private final Texts texts;
  private final boolean asksAgain;
  private Set<Integer> known = new TreeSet<>();

  /**
   * Tells a client.
   *
   * @param asksAgain whether it can be told that what it knows is no longer so
   */
  DapClient(IDebugProtocolClient client, Texts texts, boolean asksAgain) {
    this.client = client;
    this.texts = texts;
    this.asksAgain = asksAgain;
  }

  /** What the client knows of the place where the run stands may be so no longer. */
  void changed() {
    if (asksAgain) {
      client.invalidated(new InvalidatedEventArguments());
    }
  }

  @Override
  public void printed(byte[] bytes, boolean error, long cycle) {
    output(error ? "stderr" : "stdout", new String(bytes, StandardCharsets.UTF_8), cycle);
  }

  @Override
  public void takenBack(int bytes) {
    output("console", texts.get("dap.back", bytes) + "\n", -1);
  }

  @Override
  public void logged(String text, long cycle) {
    output("console", text + "\n", cycle);
  }

  /** Something to read; with the cycle of it, where that is not negative. */
  void output(String category, String text, long cycle) {
    OutputEventArguments output = new OutputEventArguments();
    output.setCategory(category);
    output.setOutput(text);
    if (cycle >= 0) {
      output.setData(Map.of("cycle", cycle));
    }
    client.output(output);
  }

  /** A travel has ended; whether the run is over for the client. */
  void halted(Halt halt, View view) {
    threads(view);
    if (halt.reason() == Halt.Reason.EXIT) {
      ExitedEventArguments exited = new ExitedEventArguments();
      exited.setExitCode(Integer.parseInt(halt.text()));
      client.exited(exited);
      client.terminated(new TerminatedEventArguments());
      return;
    }
    StoppedEventArguments stopped = new StoppedEventArguments();
    stopped.setReason(reason(halt.reason()));
    stopped.setDescription(halt.text());
    stopped.setText(halt.text());
    stopped.setThreadId(halt.tid());
    stopped.setAllThreadsStopped(true);
    if (!halt.points().isEmpty()) {
      stopped.setHitBreakpointIds(halt.points().toArray(Integer[]::new));
    }
    client.stopped(stopped);
  }

  private static String reason(Halt.Reason reason) {
    return switch (reason) {
      case ENTRY -> StoppedEventArgumentsReason.ENTRY;
      case STEP -> StoppedEventArgumentsReason.STEP;
      case GOTO -> StoppedEventArgumentsReason.GOTO;
      case BREAKPOINT -> StoppedEventArgumentsReason.BREAKPOINT;
      case FUNCTION -> StoppedEventArgumentsReason.FUNCTION_BREAKPOINT;
      case INSTRUCTION -> StoppedEventArgumentsReason.INSTRUCTION_BREAKPOINT;
      case DATA -> StoppedEventArgumentsReason.DATA_BREAKPOINT;
      case EXCEPTION -> StoppedEventArgumentsReason.EXCEPTION;
      default -> StoppedEventArgumentsReason.PAUSE;
    };
  }

  /** Threads have begun or ended since the client was told last; going back undoes that. */
  private void threads(View view) {
    Set<Integer> now = new TreeSet<>();
    view.computer().processes().threads().stream()
        .filter(thread -> thread.state() != ThreadState.TERMINATED)
        .forEach(thread -> now.add(thread.tid()));
    now.stream().filter(tid -> !known.contains(tid)).forEach(tid -> thread("started", tid));
    known.stream().filter(tid -> !now.contains(tid)).forEach(tid -> thread("exited", tid));
    known = now;
  }

  private void thread(String reason, int tid) {
    ThreadEventArguments thread = new ThreadEventArguments();
    thread.setReason(reason);
    thread.setThreadId(tid);
    client.thread(thread);
  }
}
