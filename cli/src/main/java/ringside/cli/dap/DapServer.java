package ringside.cli.dap;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.lsp4j.debug.Capabilities;
import org.eclipse.lsp4j.debug.ConfigurationDoneArguments;
import org.eclipse.lsp4j.debug.ContinueArguments;
import org.eclipse.lsp4j.debug.ContinueResponse;
import org.eclipse.lsp4j.debug.DisconnectArguments;
import org.eclipse.lsp4j.debug.GotoArguments;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;
import org.eclipse.lsp4j.debug.NextArguments;
import org.eclipse.lsp4j.debug.PauseArguments;
import org.eclipse.lsp4j.debug.RestartArguments;
import org.eclipse.lsp4j.debug.ReverseContinueArguments;
import org.eclipse.lsp4j.debug.StepBackArguments;
import org.eclipse.lsp4j.debug.StepInArguments;
import org.eclipse.lsp4j.debug.StepOutArguments;
import org.eclipse.lsp4j.debug.TerminateArguments;
import org.eclipse.lsp4j.debug.TerminatedEventArguments;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;
import org.jspecify.annotations.Nullable;
import ringside.lab.adapter.Voyage;
import ringside.lab.debugger.Wrong;
import ringside.lab.report.Texts;

/** Answers the requests of one client, one after the other; only pause does not wait its turn. */
final class DapServer extends DapAnswers {
  private final Launches launches;
  private final Sources sources;
  private final Texts texts;
  private final Worker worker;
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final AtomicBoolean gone = new AtomicBoolean();
  private @Nullable IDebugProtocolClient peer;
  private @Nullable Launched launched;
  private boolean standsAtEntry;
  private boolean asksAgain;
  private int first = 1;

  DapServer(Launches launches, Sources sources, Texts texts, Worker worker) {
    super(sources);
    this.launches = launches;
    this.sources = sources;
    this.texts = texts;
    this.worker = worker;
  }

  /** Who is told of events. */
  void connect(IDebugProtocolClient client) {
    peer = client;
  }

  /** The client is there no more: nothing takes long from now on. */
  void abandon() {
    gone.set(true);
  }

  private IDebugProtocolClient peer() {
    if (peer == null) {
      throw new IllegalStateException("not connected");
    }
    return peer;
  }

  private Launched launched() {
    if (launched == null) {
      throw new Wrong(texts.get("dap.wrong.launch"));
    }
    return launched;
  }

  @Override
  <T> CompletableFuture<T> ask(Function<Launched, T> answer, Consumer<Launched> then) {
    return worker.ask(() -> answer.apply(launched()), () -> then.accept(launched()));
  }

  @Override
  void begin() {
    interrupted.set(false);
  }

  @Override
  int first() {
    return first;
  }

  /** Says that it goes, and then goes; a stop event follows. */
  private CompletableFuture<Void> go(Consumer<Launched> check, Consumer<DapTravels> way) {
    interrupted.set(false);
    return worker.tell(() -> check.accept(launched()), () -> launched().travels().go(way));
  }

  private CompletableFuture<Void> go(Consumer<DapTravels> way) {
    return go(all -> {}, way);
  }

  @Override
  public CompletableFuture<Capabilities> initialize(InitializeRequestArguments asked) {
    return worker.ask(
        () -> {
          asksAgain = Boolean.TRUE.equals(asked.getSupportsInvalidatedEvent());
          first = Boolean.FALSE.equals(asked.getLinesStartAt1()) ? 0 : 1;
          return DapAbilities.of(texts);
        },
        () -> {});
  }

  @Override
  public CompletableFuture<Void> launch(Map<String, Object> asked) {
    interrupted.set(false);
    return worker.tell(
        () -> {
          DapClient client = new DapClient(peer(), texts, asksAgain);
          DapLaunch launch = new DapLaunch(asked);
          standsAtEntry = launch.is("stopOnEntry");
          DapRun run =
              new DapRun(
                  launch.recipe(launches),
                  texts,
                  sources,
                  () -> interrupted.get() || gone.get(),
                  client);
          launched = Launched.of(run, client, sources, texts, first);
          worker.whenIdle(run.timeline::tend); // steps back take less then
        },
        () -> peer().initialized());
  }

  @Override
  public CompletableFuture<Void> configurationDone(ConfigurationDoneArguments asked) {
    return go(travels -> travels.restart(standsAtEntry));
  }

  @Override
  public CompletableFuture<Void> restart(RestartArguments asked) {
    return go(travels -> travels.restart(standsAtEntry));
  }

  @Override
  public CompletableFuture<ContinueResponse> continue_(ContinueArguments asked) {
    begin();
    ContinueResponse response = new ContinueResponse();
    response.setAllThreadsContinued(true);
    return ask(all -> response, all -> all.travels().go(DapTravels::forward));
  }

  @Override
  public CompletableFuture<Void> reverseContinue(ReverseContinueArguments asked) {
    return go(DapTravels::backward);
  }

  @Override
  public CompletableFuture<Void> next(NextArguments asked) {
    return go(way -> way.step(asked.getThreadId(), Voyage.Step.OVER, asked.getGranularity()));
  }

  @Override
  public CompletableFuture<Void> stepIn(StepInArguments asked) {
    return go(way -> way.step(asked.getThreadId(), Voyage.Step.INTO, asked.getGranularity()));
  }

  @Override
  public CompletableFuture<Void> stepOut(StepOutArguments asked) {
    return go(way -> way.step(asked.getThreadId(), Voyage.Step.OUT, asked.getGranularity()));
  }

  @Override
  public CompletableFuture<Void> stepBack(StepBackArguments asked) {
    return go(way -> way.step(asked.getThreadId(), Voyage.Step.BACK, asked.getGranularity()));
  }

  @Override
  public CompletableFuture<Void> goto_(GotoArguments asked) {
    return go(all -> all.travels().check(asked.getTargetId()), way -> way.go(asked.getTargetId()));
  }

  @Override
  public CompletableFuture<Void> pause(PauseArguments asked) {
    interrupted.set(true);
    return worker.tell(this::launched, () -> {});
  }

  @Override
  public CompletableFuture<Void> terminate(TerminateArguments asked) {
    interrupted.set(true);
    return worker.tell(() -> {}, () -> peer().terminated(new TerminatedEventArguments()));
  }

  @Override
  public CompletableFuture<Void> disconnect(DisconnectArguments asked) {
    interrupted.set(true);
    return worker.tell(() -> {}, () -> {});
  }
}
