package ringside.cli.dap;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.debug.CompletionItem;
import org.eclipse.lsp4j.debug.CompletionsArguments;
import org.eclipse.lsp4j.debug.CompletionsResponse;
import org.eclipse.lsp4j.debug.DisassembleArguments;
import org.eclipse.lsp4j.debug.DisassembleResponse;
import org.eclipse.lsp4j.debug.EvaluateArguments;
import org.eclipse.lsp4j.debug.EvaluateArgumentsContext;
import org.eclipse.lsp4j.debug.EvaluateResponse;
import org.eclipse.lsp4j.debug.ExceptionBreakMode;
import org.eclipse.lsp4j.debug.ExceptionInfoArguments;
import org.eclipse.lsp4j.debug.ExceptionInfoResponse;
import org.eclipse.lsp4j.debug.GotoTargetsArguments;
import org.eclipse.lsp4j.debug.GotoTargetsResponse;
import org.eclipse.lsp4j.debug.LoadedSourcesArguments;
import org.eclipse.lsp4j.debug.LoadedSourcesResponse;
import org.eclipse.lsp4j.debug.ReadMemoryArguments;
import org.eclipse.lsp4j.debug.ReadMemoryResponse;
import org.eclipse.lsp4j.debug.ScopesArguments;
import org.eclipse.lsp4j.debug.ScopesResponse;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.SourceArguments;
import org.eclipse.lsp4j.debug.SourceResponse;
import org.eclipse.lsp4j.debug.StackTraceArguments;
import org.eclipse.lsp4j.debug.StackTraceResponse;
import org.eclipse.lsp4j.debug.ThreadsResponse;
import org.eclipse.lsp4j.debug.VariablesArguments;
import org.eclipse.lsp4j.debug.VariablesResponse;

/** The requests that look: at threads, values, memory, code and sources. */
abstract class DapAnswers extends DapSettings {
  private final Sources sources;

  DapAnswers(Sources sources) {
    super(sources);
    this.sources = sources;
  }

  /** A command may take long: what interrupts comes after it. */
  abstract void begin();

  /** An expression's value; at the prompt a command, too, which may move the run. */
  @Override
  public CompletableFuture<EvaluateResponse> evaluate(EvaluateArguments asked) {
    begin();
    String text = String.valueOf(asked.getExpression());
    boolean atPrompt = EvaluateArgumentsContext.REPL.equals(asked.getContext());
    long[] before = new long[1];
    return ask(
        all -> {
          before[0] = all.run().timeline.cycle();
          return atPrompt && all.run().isCommand(text)
              ? all.looks().command(text, asked.getFrameId())
              : all.looks().value(text, asked.getFrameId());
        },
        all -> {
          if (all.run().timeline.cycle() != before[0]) {
            all.travels().moved();
          } else if (atPrompt && !all.run().isLook(text)) {
            all.travels().changed();
          }
        });
  }

  @Override
  public CompletableFuture<ThreadsResponse> threads() {
    return ask(all -> all.frames().threads());
  }

  @Override
  public CompletableFuture<StackTraceResponse> stackTrace(StackTraceArguments asked) {
    return ask(all -> all.frames().stack(asked));
  }

  @Override
  public CompletableFuture<ScopesResponse> scopes(ScopesArguments asked) {
    return ask(all -> all.looks().scopes(asked.getFrameId()));
  }

  @Override
  public CompletableFuture<VariablesResponse> variables(VariablesArguments asked) {
    return ask(all -> all.looks().variables(asked));
  }

  @Override
  public CompletableFuture<ReadMemoryResponse> readMemory(ReadMemoryArguments asked) {
    return ask(all -> all.looks().memory(asked));
  }

  @Override
  public CompletableFuture<DisassembleResponse> disassemble(DisassembleArguments asked) {
    return ask(all -> all.frames().disassemble(asked));
  }

  @Override
  public CompletableFuture<GotoTargetsResponse> gotoTargets(GotoTargetsArguments asked) {
    return ask(all -> all.travels().targets(asked));
  }

  @Override
  public CompletableFuture<ExceptionInfoResponse> exceptionInfo(ExceptionInfoArguments asked) {
    return ask(
        all -> {
          ExceptionInfoResponse info = new ExceptionInfoResponse();
          info.setExceptionId(all.travels().last().text());
          info.setBreakMode(ExceptionBreakMode.ALWAYS);
          return info;
        });
  }

  @Override
  public CompletableFuture<SourceResponse> source(SourceArguments asked) {
    return ask(
        all -> {
          SourceResponse response = new SourceResponse();
          response.setContent(sources.text(asked.getSource(), asked.getSourceReference()));
          return response;
        });
  }

  @Override
  public CompletableFuture<LoadedSourcesResponse> loadedSources(LoadedSourcesArguments asked) {
    return ask(
        all -> {
          LoadedSourcesResponse response = new LoadedSourcesResponse();
          response.setSources(
              all.run().points.places().files().stream().map(sources::of).toArray(Source[]::new));
          return response;
        });
  }

  @Override
  public CompletableFuture<CompletionsResponse> completions(CompletionsArguments asked) {
    return ask(
        all -> {
          int column = asked.getColumn() - first();
          String text = String.valueOf(asked.getText());
          int start = text.lastIndexOf(' ', Math.max(0, column - 1)) + 1;
          List<String> words = all.looks().complete(text, column);
          CompletionsResponse response = new CompletionsResponse();
          response.setTargets(
              words.stream()
                  .map(word -> completion(word, start + first(), column - start))
                  .toArray(CompletionItem[]::new));
          return response;
        });
  }

  private static CompletionItem completion(String word, int start, int length) {
    CompletionItem item = new CompletionItem();
    item.setLabel(word);
    item.setStart(start);
    item.setLength(Math.max(0, length));
    return item;
  }
}
