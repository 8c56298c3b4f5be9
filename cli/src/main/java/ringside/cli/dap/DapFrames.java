package ringside.cli.dap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.debug.DisassembleArguments;
import org.eclipse.lsp4j.debug.DisassembleResponse;
import org.eclipse.lsp4j.debug.DisassembledInstruction;
import org.eclipse.lsp4j.debug.StackFrame;
import org.eclipse.lsp4j.debug.StackTraceArguments;
import org.eclipse.lsp4j.debug.StackTraceResponse;
import org.eclipse.lsp4j.debug.Thread;
import org.eclipse.lsp4j.debug.ThreadsResponse;
import ringside.isa.Disassembler;
import ringside.isa.elf.SourceLine;
import ringside.kernel.event.ThreadState;
import ringside.kernel.process.GuestThread;
import ringside.lab.debugger.panel.Standpoint;
import ringside.lab.explain.Frame;
import ringside.lab.report.Texts;

/** Threads, the functions that they are in, and instructions, as a client is shown them. */
final class DapFrames {
  private static final int MOST_INSTRUCTIONS = 4096;

  private final DapRun run;
  private final Sources sources;
  private final Texts texts;
  private final int firstLine;

  /**
   * Of a run.
   *
   * @param firstLine the client's number of the first line: 0 or 1
   */
  DapFrames(DapRun run, Sources sources, Texts texts, int firstLine) {
    this.run = run;
    this.sources = sources;
    this.texts = texts;
    this.firstLine = firstLine;
  }

  ThreadsResponse threads() {
    ThreadsResponse response = new ThreadsResponse();
    response.setThreads(
        run.timeline.view().computer().processes().threads().stream()
            .filter(thread -> thread.state() != ThreadState.TERMINATED)
            .map(this::thread)
            .toArray(Thread[]::new));
    return response;
  }

  private Thread thread(GuestThread guest) {
    Thread thread = new Thread();
    thread.setId(guest.tid());
    String title = texts.get("thread.title", guest.pid(), guest.tid(), guest.process().name());
    thread.setName(title + " " + texts.get("state." + guest.state().title()));
    return thread;
  }

  StackTraceResponse stack(StackTraceArguments asked) {
    List<Frame> all = run.timeline.view().backtrace(asked.getThreadId());
    int from = asked.getStartFrame() == null ? 0 : Math.max(0, asked.getStartFrame());
    Integer levels = asked.getLevels();
    int most = levels == null || levels <= 0 ? all.size() : levels;
    List<StackFrame> frames = new ArrayList<>();
    for (int level = from; level < all.size() && level - from < most; level++) {
      frames.add(frame(asked.getThreadId(), level, all.get(level)));
    }
    StackTraceResponse response = new StackTraceResponse();
    response.setStackFrames(frames.toArray(StackFrame[]::new));
    response.setTotalFrames(all.size());
    return response;
  }

  private StackFrame frame(int tid, int level, Frame guest) {
    Standpoint here = run.at(tid);
    StackFrame frame = new StackFrame();
    frame.setId(run.frame(new DapRun.Place(tid, level)));
    frame.setName(guest.place().split(",", 2)[0] + (guest.times() > 1 ? " x" + guest.times() : ""));
    frame.setInstructionPointerReference(Address.text(guest.pc()));
    // A caller is where its call stands: what comes next may be another line.
    Optional<SourceLine> line = here.line(level == 0 ? guest.pc() : guest.pc() - 4);
    line.ifPresent(
        known -> {
          frame.setSource(sources.of(known.file()));
          frame.setLine(known.line() - 1 + firstLine);
          frame.setColumn(firstLine);
        });
    return frame;
  }

  DisassembleResponse disassemble(DisassembleArguments asked) {
    int bytes = asked.getOffset() == null ? 0 : asked.getOffset();
    int skipped = asked.getInstructionOffset() == null ? 0 : asked.getInstructionOffset();
    int first = (Address.of(texts, asked.getMemoryReference()) + bytes & ~3) + skipped * 4;
    int count = Math.max(0, Math.min(MOST_INSTRUCTIONS, asked.getInstructionCount()));
    DisassembledInstruction[] all = new DisassembledInstruction[count];
    for (int i = 0; i < count; i++) {
      all[i] = instruction(first + i * 4);
    }
    DisassembleResponse response = new DisassembleResponse();
    response.setInstructions(all);
    return response;
  }

  private DisassembledInstruction instruction(int address) {
    Standpoint here = run.here();
    int word = here.wordAt(address);
    DisassembledInstruction instruction = new DisassembledInstruction();
    instruction.setAddress(Address.text(address));
    instruction.setInstructionBytes(DapLooks.bytes(word));
    instruction.setInstruction(Disassembler.disassemble(word, address));
    here.view()
        .image(here.tid())
        .symbolAt(address)
        .ifPresent(symbol -> instruction.setSymbol(symbol.toString()));
    here.line(address)
        .ifPresent(
            line -> {
              instruction.setLocation(sources.of(line.file()));
              instruction.setLine(line.line() - 1 + firstLine);
            });
    return instruction;
  }
}
