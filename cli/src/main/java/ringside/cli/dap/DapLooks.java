package ringside.cli.dap;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.lsp4j.debug.DataBreakpointAccessType;
import org.eclipse.lsp4j.debug.DataBreakpointInfoArguments;
import org.eclipse.lsp4j.debug.DataBreakpointInfoResponse;
import org.eclipse.lsp4j.debug.EvaluateResponse;
import org.eclipse.lsp4j.debug.ReadMemoryArguments;
import org.eclipse.lsp4j.debug.ReadMemoryResponse;
import org.eclipse.lsp4j.debug.Scope;
import org.eclipse.lsp4j.debug.ScopesResponse;
import org.eclipse.lsp4j.debug.Variable;
import org.eclipse.lsp4j.debug.VariablesArguments;
import org.eclipse.lsp4j.debug.VariablesResponse;
import org.jspecify.annotations.Nullable;
import ringside.lab.adapter.Item;
import ringside.lab.debugger.Evaluation;
import ringside.lab.debugger.Wrong;
import ringside.lab.debugger.panel.Standpoint;
import ringside.lab.report.Texts;

/** Values and memory as a client is shown them. */
final class DapLooks {
  private static final int MOST_BYTES = 1 << 16;

  private final DapRun run;
  private final Texts texts;
  private final Evaluation evaluation;

  DapLooks(DapRun run, Texts texts) {
    this.run = run;
    this.texts = texts;
    this.evaluation = new Evaluation(texts);
  }

  ScopesResponse scopes(int frame) {
    DapRun.Place place = run.place(frame);
    List<Scope> scopes = new ArrayList<>();
    for (Item item : run.scopes.of(run.at(place.tid()), place.level())) {
      Scope scope = new Scope();
      scope.setName(item.name());
      scope.setVariablesReference(run.handle(item));
      scopes.add(scope);
    }
    ScopesResponse response = new ScopesResponse();
    response.setScopes(scopes.toArray(Scope[]::new));
    return response;
  }

  /** All of a group, or so many from one on. */
  VariablesResponse variables(VariablesArguments asked) {
    List<Item> items = run.items(asked.getVariablesReference());
    int from = asked.getStart() == null ? 0 : clamp(asked.getStart(), items.size());
    Integer count = asked.getCount();
    int most = count == null || count == 0 ? items.size() : count;
    int to = (int) Math.min(items.size(), from + (long) Math.max(0, most));
    VariablesResponse response = new VariablesResponse();
    response.setVariables(
        items.subList(from, to).stream().map(this::variable).toArray(Variable[]::new));
    return response;
  }

  private static int clamp(int value, int most) {
    return Math.max(0, Math.min(value, most));
  }

  private Variable variable(Item item) {
    Variable variable = new Variable();
    variable.setName(item.name());
    variable.setValue(item.value());
    variable.setVariablesReference(run.handle(item));
    item.address().ifPresent(address -> variable.setMemoryReference(Address.text(address)));
    if (!item.expression().isEmpty()) {
      variable.setEvaluateName(item.expression());
    }
    return variable;
  }

  /** The value of an expression, where its frame is. */
  EvaluateResponse value(String expression, @Nullable Integer frame) {
    Standpoint here = frame == null ? run.here() : run.at(run.place(frame).tid());
    int value = evaluation.value(here.view(), here.tid(), expression);
    EvaluateResponse response = new EvaluateResponse();
    response.setResult(Evaluation.shown(value));
    response.setMemoryReference(Address.text(value));
    return response;
  }

  /** What the debugger says to a command, about the frame's thread. */
  EvaluateResponse command(String line, @Nullable Integer frame) {
    if (frame != null) {
      run.place(frame);
    }
    EvaluateResponse response = new EvaluateResponse();
    response.setResult(run.command(line));
    return response;
  }

  DataBreakpointInfoResponse dataInfo(DataBreakpointInfoArguments asked) {
    DataBreakpointInfoResponse response = new DataBreakpointInfoResponse();
    String name = String.valueOf(asked.getName());
    Standpoint here = run.here();
    try {
      int address = evaluation.address(here.view(), here.tid(), name) & ~3;
      response.setDataId(DapPoints.dataId(here.pid(), address));
      response.setDescription(name + " (" + Address.text(address) + ")");
      response.setAccessTypes(new DataBreakpointAccessType[] {DataBreakpointAccessType.WRITE});
    } catch (Wrong none) {
      response.setDescription(String.valueOf(none.getMessage()));
    }
    return response;
  }

  ReadMemoryResponse memory(ReadMemoryArguments asked) {
    int offset = asked.getOffset() == null ? 0 : asked.getOffset();
    int address = Address.of(texts, asked.getMemoryReference()) + offset;
    int count = clamp(asked.getCount(), MOST_BYTES);
    byte[] bytes = run.timeline.view().bytes(run.here().pid(), address, count);
    ReadMemoryResponse response = new ReadMemoryResponse();
    response.setAddress(Address.text(address));
    response.setData(Base64.getEncoder().encodeToString(bytes));
    response.setUnreadableBytes(count - bytes.length);
    return response;
  }

  /** What may stand for the last word of a line. */
  List<String> complete(@Nullable String line, int column) {
    String text = line == null ? "" : line;
    return run.complete(text.substring(0, clamp(column, text.length())));
  }

  /** The bytes of an instruction, in the order of memory. */
  static String bytes(int word) {
    return IntStream.of(word, word >>> 8, word >>> 16, word >>> 24)
        .mapToObj(part -> Integer.toHexString(part & 0xff | 0x100).substring(1))
        .collect(Collectors.joining(" "));
  }
}
