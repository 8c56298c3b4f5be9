package ringside.cli.dap;

import java.util.List;
import org.eclipse.lsp4j.debug.Capabilities;
import org.eclipse.lsp4j.debug.ExceptionBreakpointsFilter;
import ringside.lab.report.Texts;

/** What a client is told that it can ask for. */
final class DapAbilities {
  private DapAbilities() {}

  static Capabilities of(Texts texts) {
    Capabilities all = new Capabilities();
    all.setSupportsConfigurationDoneRequest(true);
    all.setSupportsFunctionBreakpoints(true);
    all.setSupportsConditionalBreakpoints(true);
    all.setSupportsHitConditionalBreakpoints(true);
    all.setSupportsLogPoints(true);
    all.setSupportsInstructionBreakpoints(true);
    all.setSupportsDataBreakpoints(true);
    all.setSupportsBreakpointLocationsRequest(true);
    all.setSupportsEvaluateForHovers(true);
    all.setSupportsStepBack(true);
    all.setSupportsSteppingGranularity(true);
    all.setSupportsGotoTargetsRequest(true);
    all.setSupportsRestartRequest(true);
    all.setSupportsTerminateRequest(true);
    all.setSupportsCompletionsRequest(true);
    all.setSupportsReadMemoryRequest(true);
    all.setSupportsDisassembleRequest(true);
    all.setSupportsLoadedSourcesRequest(true);
    all.setSupportsExceptionInfoRequest(true);
    all.setSupportsDelayedStackTraceLoading(true);
    all.setExceptionBreakpointFilters(filters(texts));
    return all;
  }

  private static ExceptionBreakpointsFilter[] filters(Texts texts) {
    List<String> names = DapPoints.exceptionNames();
    return names.stream()
        .map(
            name -> {
              ExceptionBreakpointsFilter filter = new ExceptionBreakpointsFilter();
              filter.setFilter(name);
              filter.setLabel(texts.get("dap.filter." + name));
              filter.setDefault_(name.equals("crash"));
              return filter;
            })
        .toArray(ExceptionBreakpointsFilter[]::new);
  }
}
