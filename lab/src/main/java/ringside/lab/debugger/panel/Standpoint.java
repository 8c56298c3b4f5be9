package ringside.lab.debugger.panel;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import ringside.isa.Disassembler;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.SourceLine;
import ringside.kernel.process.GuestThread;
import ringside.lab.debug.View;
import ringside.lab.explain.Backtrace;
import ringside.lab.explain.Code;
import ringside.lab.report.Numbers;
import ringside.lab.report.SourceTexts;

/**
 * Where somebody looks from: a run where it stands, and one of its threads.
 *
 * @param tid of the thread, which may have ended
 */
public record Standpoint(View view, int tid, SourceTexts sources) {
  private static final String TAB = "    ";

  /** The process of the thread; 0 where it has ended. */
  public int pid() {
    GuestThread thread = view.thread(tid);
    return thread == null ? 0 : thread.pid();
  }

  /** As in {@code main+4, race.s:31}. */
  public String place(int pc) {
    return Backtrace.place(view.image(tid), pc);
  }

  /** The source line of an instruction; empty where it is not known. */
  public Optional<SourceLine> line(int pc) {
    return view.image(tid).lines().find(pc);
  }

  /** The text of a source line; empty where it can't be had. */
  public Optional<String> source(SourceLine line) {
    return sources
        .find(line.file())
        .filter(all -> line.line() >= 1 && line.line() <= all.size())
        .map(all -> shown(all.get(line.line() - 1)));
  }

  /** All lines of a source file, as they are shown; empty where they can't be had. */
  public Optional<List<String>> source(String file) {
    return sources.find(file).map(all -> all.stream().map(Standpoint::shown).toList());
  }

  private static String shown(String line) {
    return line.replace("\t", TAB);
  }

  /** The instruction word at an address: in memory, or else in the program's file; 0 for none. */
  public int wordAt(int pc) {
    OptionalInt word = view.word(pid(), pc);
    ElfImage image = view.image(tid);
    return word.orElseGet(() -> new Code(image).wordAt(pc).orElse(0));
  }

  /** As in {@code 0x000100a4 addi a0, a0, 1}. */
  public String instruction(int pc) {
    return Numbers.hex(pc) + "  " + Disassembler.disassemble(wordAt(pc), pc);
  }
}
