package ringside.cli.dap;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.lsp4j.debug.BreakpointLocation;
import org.eclipse.lsp4j.debug.BreakpointLocationsArguments;
import org.eclipse.lsp4j.debug.BreakpointLocationsResponse;
import org.eclipse.lsp4j.debug.DataBreakpointInfoArguments;
import org.eclipse.lsp4j.debug.DataBreakpointInfoResponse;
import org.eclipse.lsp4j.debug.SetBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetDataBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetDataBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetFunctionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetFunctionBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetInstructionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetInstructionBreakpointsResponse;
import org.eclipse.lsp4j.debug.services.IDebugProtocolServer;

/** The requests that set breakpoints, or ask where they can be. */
abstract class DapSettings implements IDebugProtocolServer {
  private final Sources sources;

  DapSettings(Sources sources) {
    this.sources = sources;
  }

  /** An answer about the run, when those before have been given, and what follows it. */
  abstract <T> CompletableFuture<T> ask(Function<Launched, T> answer, Consumer<Launched> then);

  /** An answer that nothing follows. */
  <T> CompletableFuture<T> ask(Function<Launched, T> answer) {
    return ask(answer, all -> {});
  }

  /** The client's number of the first line, and of the first column: 0 or 1. */
  abstract int first();

  @Override
  public CompletableFuture<SetBreakpointsResponse> setBreakpoints(SetBreakpointsArguments asked) {
    return ask(
        all -> {
          SetBreakpointsResponse set = new SetBreakpointsResponse();
          set.setBreakpoints(all.points().lines(asked.getSource(), asked.getBreakpoints()));
          return set;
        });
  }

  @Override
  public CompletableFuture<SetFunctionBreakpointsResponse> setFunctionBreakpoints(
      SetFunctionBreakpointsArguments asked) {
    return ask(
        all -> {
          SetFunctionBreakpointsResponse set = new SetFunctionBreakpointsResponse();
          set.setBreakpoints(all.points().functions(asked.getBreakpoints()));
          return set;
        });
  }

  @Override
  public CompletableFuture<SetInstructionBreakpointsResponse> setInstructionBreakpoints(
      SetInstructionBreakpointsArguments asked) {
    return ask(
        all -> {
          SetInstructionBreakpointsResponse set = new SetInstructionBreakpointsResponse();
          set.setBreakpoints(all.points().instructions(asked.getBreakpoints()));
          return set;
        });
  }

  @Override
  public CompletableFuture<DataBreakpointInfoResponse> dataBreakpointInfo(
      DataBreakpointInfoArguments asked) {
    return ask(all -> all.looks().dataInfo(asked));
  }

  @Override
  public CompletableFuture<SetDataBreakpointsResponse> setDataBreakpoints(
      SetDataBreakpointsArguments asked) {
    return ask(
        all -> {
          SetDataBreakpointsResponse set = new SetDataBreakpointsResponse();
          set.setBreakpoints(all.points().data(asked.getBreakpoints()));
          return set;
        });
  }

  @Override
  public CompletableFuture<SetExceptionBreakpointsResponse> setExceptionBreakpoints(
      SetExceptionBreakpointsArguments asked) {
    return ask(
        all -> {
          SetExceptionBreakpointsResponse set = new SetExceptionBreakpointsResponse();
          set.setBreakpoints(all.points().exceptions(asked.getFilters()));
          return set;
        });
  }

  @Override
  public CompletableFuture<BreakpointLocationsResponse> breakpointLocations(
      BreakpointLocationsArguments asked) {
    return ask(
        all -> {
          int shift = 1 - first();
          int end = asked.getEndLine() == null ? asked.getLine() : asked.getEndLine();
          BreakpointLocationsResponse response = new BreakpointLocationsResponse();
          response.setBreakpoints(
              all.run().points.places().lines(sources.file(asked.getSource())).stream()
                  .filter(line -> line >= asked.getLine() + shift && line <= end + shift)
                  .map(line -> location(line - shift))
                  .toArray(BreakpointLocation[]::new));
          return response;
        });
  }

  private static BreakpointLocation location(int line) {
    BreakpointLocation location = new BreakpointLocation();
    location.setLine(line);
    return location;
  }
}
