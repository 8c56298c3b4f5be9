package ringside.lab.report;

import java.io.PrintStream;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import ringside.kernel.config.CostModel;
import ringside.kernel.process.ExitStatus;
import ringside.kernel.statistics.CacheStatistics;
import ringside.kernel.statistics.CallStatistics;
import ringside.kernel.statistics.MemoryStatistics;
import ringside.kernel.statistics.MissStatistics;
import ringside.kernel.statistics.ProcessStatistics;
import ringside.kernel.statistics.RunStatistics;
import ringside.kernel.statistics.SwitchStatistics;
import ringside.kernel.statistics.ThreadStatistics;
import ringside.kernel.statistics.TlbStatistics;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Mode;
import ringside.mmu.ledger.SwitchPart;

/** The tables of {@code --stats}. */
public final class StatisticsReport {
  private final Texts texts;
  private final RunStatistics run;

  /** A report of a run, in the language of the texts. */
  public StatisticsReport(Texts texts, RunStatistics run) {
    this.texts = texts;
    this.run = run;
  }

  /** Prints all tables. */
  public void print(PrintStream err) {
    err.println();
    err.println(
        texts.get(
            "stats.title",
            Numbers.grouped(run.cycles()),
            Numbers.grouped(run.instructions()),
            Integer.toString(CostModel.VERSION)));
    section("stats.causes", causes(), err);
    section("stats.processes", processes(), err);
    section("stats.lookups", lookups(), err);
    err.println("  " + texts.get("stats.flushes.note"));
    section("stats.switches", switches(), err);
    err.println("  " + texts.get("stats.switches.note"));
    section("stats.memory", memory(), err);
    section("stats.calls", calls(), err);
  }

  private void section(String title, TextTable table, PrintStream err) {
    err.println();
    err.println(texts.get(title));
    table.print(err);
  }

  private TextTable table(int leftColumns, String... headings) {
    String[] words = new String[headings.length];
    for (int i = 0; i < headings.length; i++) {
      words[i] = headings[i].isEmpty() ? "" : texts.get("head." + headings[i]);
    }
    return new TextTable(leftColumns, words);
  }

  private TextTable causes() {
    TextTable table = table(2, "cause", "meaning", "user", "kernel", "all", "percent");
    for (Cause cause : Cause.values()) {
      long user = run.ledger().sum(key -> key.mode() == Mode.USER, cause);
      long kernel = run.ledger().sum(key -> key.mode() == Mode.KERNEL, cause);
      if (user + kernel > 0) {
        String name = cause.from().isEmpty() ? cause.title() : cause.title() + "/" + cause.from();
        cycles(table, name, texts.cause(cause), user, kernel);
      }
    }
    long user = run.ledger().sum(key -> key.mode() == Mode.USER);
    cycles(table, texts.get("head.total"), "", user, run.cycles() - user);
    return table;
  }

  private void cycles(TextTable table, String name, String meaning, long user, long kernel) {
    table.row(
        name,
        meaning,
        Numbers.grouped(user),
        Numbers.grouped(kernel),
        Numbers.grouped(user + kernel),
        Numbers.percent(user + kernel, run.cycles()));
  }

  private TextTable processes() {
    TextTable table =
        table(
            2,
            "process",
            "end",
            "ppid",
            "frames",
            "tid",
            "user",
            "kernel",
            "ready",
            "blocked",
            "suspended",
            "response",
            "turnaround");
    for (ProcessStatistics process : run.processes()) {
      boolean first = true;
      for (ThreadStatistics thread : process.threads()) {
        table.row(
            first ? process.pid() + " " + process.name() : "",
            first ? end(process.exitStatus()) : "",
            first ? String.valueOf(process.ppid()) : "",
            first ? Numbers.grouped(process.peakFrames()) : "",
            String.valueOf(thread.tid()),
            Numbers.grouped(thread.userCycles()),
            Numbers.grouped(thread.kernelCycles()),
            Numbers.grouped(thread.readyCycles()),
            Numbers.grouped(thread.blockedCycles()),
            Numbers.grouped(thread.suspendedCycles()),
            Numbers.grouped(thread.responseCycles()),
            Numbers.grouped(thread.turnaroundCycles()));
        first = false;
      }
    }
    return table;
  }

  private String end(@Nullable ExitStatus status) {
    return status == null ? texts.get("stats.running") : status.inWords();
  }

  private TextTable lookups() {
    TextTable table =
        table(
            1,
            "buffer",
            "size",
            "hits",
            "misses",
            "cold",
            "self",
            "others",
            "switch",
            "fence",
            "flushed",
            "writebacks");
    tlb(table, "I-TLB", run.instructionTlb());
    tlb(table, "D-TLB", run.dataTlb());
    TlbStatistics second = run.secondTlb();
    if (second != null) {
      tlb(table, "L2 TLB", second);
    }
    cache(table, "L1 I", run.l1i());
    cache(table, "L1 D", run.l1d());
    CacheStatistics l2 = run.l2();
    if (l2 != null) {
      cache(table, "L2", l2);
    }
    return table;
  }

  private static void tlb(TextTable table, String name, TlbStatistics tlb) {
    String flushed = Numbers.grouped(tlb.flushes()) + " (" + Numbers.grouped(tlb.flushedEntries());
    misses(table, name, tlb.entries(), tlb.lookups(), flushed + ")", "-");
  }

  private static void cache(TextTable table, String name, CacheStatistics cache) {
    String writeBacks = Numbers.grouped(cache.writeBacks());
    misses(table, name, cache.lines(), cache.accesses(), "-", writeBacks);
  }

  private static void misses(
      TextTable table, String name, int size, MissStatistics m, String flushed, String written) {
    table.row(
        name,
        Numbers.grouped(size),
        Numbers.grouped(m.hits()),
        Numbers.grouped(m.misses()),
        Numbers.grouped(m.cold()),
        Numbers.grouped(m.evictedBySelf()),
        Numbers.grouped(m.evictedByOthers()),
        Numbers.grouped(m.flushedBySwitch()),
        Numbers.grouped(m.flushedByFence()),
        flushed,
        written);
  }

  private TextTable switches() {
    TextTable table = table(1, "part", "process", "each", "thread", "each");
    SwitchStatistics process = run.processSwitches();
    SwitchStatistics thread = run.threadSwitches();
    table.row(
        texts.get("stats.switch.count"),
        Numbers.grouped(process.count()),
        "",
        Numbers.grouped(thread.count()),
        "");
    for (SwitchPart part : SwitchPart.values()) {
      if (part.isDirect()) {
        part(table, part.title(), kind -> kind.cycles(part));
      }
    }
    part(table, "direct", SwitchStatistics::directCycles);
    part(table, "tlb", SwitchStatistics::indirectTlbCycles);
    part(table, "cache", SwitchStatistics::indirectCacheCycles);
    part(table, "all", SwitchStatistics::cycles);
    part(table, SwitchPart.WORK.title(), kind -> kind.cycles(SwitchPart.WORK));
    return table;
  }

  private void part(TextTable table, String name, ToLongFunction<SwitchStatistics> cycles) {
    long process = cycles.applyAsLong(run.processSwitches());
    long thread = cycles.applyAsLong(run.threadSwitches());
    table.row(
        texts.get("stats.switch." + name),
        Numbers.grouped(process),
        each(process, run.processSwitches().count()),
        Numbers.grouped(thread),
        each(thread, run.threadSwitches().count()));
  }

  private static String each(long cycles, long count) {
    return count == 0 ? "-" : Numbers.tenth((double) cycles / count);
  }

  private TextTable memory() {
    MemoryStatistics memory = run.memory();
    TextTable table = table(1, "place", "pages", "peak", "out", "in", "busy", "suspensions");
    table.row(
        texts.get("stats.frames"),
        Numbers.grouped(memory.frames()),
        Numbers.grouped(memory.peakFrames()),
        "-",
        "-",
        "-",
        Numbers.grouped(memory.suspensions()));
    table.row(
        texts.get("stats.swap"),
        Numbers.grouped(memory.swapPages()),
        Numbers.grouped(memory.peakSwapPages()),
        Numbers.grouped(memory.pagesOut()),
        Numbers.grouped(memory.pagesIn()),
        Numbers.grouped(memory.diskCycles()),
        "-");
    return table;
  }

  private TextTable calls() {
    TextTable table = table(1, "call", "count", "cycles");
    for (CallStatistics call : run.calls()) {
      table.row(call.name(), Numbers.grouped(call.count()), Numbers.grouped(call.cycles()));
    }
    return table;
  }
}
