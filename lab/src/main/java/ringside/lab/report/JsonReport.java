package ringside.lab.report;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.CostModel;
import ringside.kernel.config.Setting;
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
import ringside.mmu.ledger.Account;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.SwitchPart;

/** Writes a run as JSON, as docs/json.md and docs/run.schema.json describe it. */
public final class JsonReport {
  private static final int VERSION = 1;

  private final JsonWriter json;

  private JsonReport(JsonWriter json) {
    this.json = json;
  }

  /**
   * Writes a run.
   *
   * @param program as it was called
   * @param exitStatus of Ringside
   */
  public static void write(
      JsonWriter json,
      String program,
      int exitStatus,
      Configuration configuration,
      RunStatistics run) {
    new JsonReport(json).run(program, exitStatus, configuration, run);
  }

  /**
   * One of several computers.
   *
   * @param address its IPv4 address on the wire, as text
   */
  public record ComputerResult(
      String name,
      String address,
      String program,
      int exitStatus,
      Configuration configuration,
      RunStatistics run) {}

  /**
   * Writes a run of several computers.
   *
   * @param exitStatus of Ringside
   */
  public static void write(JsonWriter json, int exitStatus, List<ComputerResult> computers) {
    json.beginObject();
    json.number("version", VERSION);
    json.number("exitStatus", exitStatus);
    json.beginArray("computers");
    for (ComputerResult computer : computers) {
      new JsonReport(json).computer(computer);
    }
    json.endArray();
    json.endObject();
  }

  private void computer(ComputerResult computer) {
    json.beginObject();
    json.text("name", computer.name());
    json.text("address", computer.address());
    json.name("run");
    run(computer.program(), computer.exitStatus(), computer.configuration(), computer.run());
    json.endObject();
  }

  private void run(String program, int status, Configuration configuration, RunStatistics run) {
    json.beginObject();
    json.number("version", VERSION);
    json.number("costModel", CostModel.VERSION);
    json.text("program", program);
    json.number("exitStatus", status);
    json.text("end", run.end().name().toLowerCase(Locale.ROOT));
    json.number("cycles", run.cycles());
    json.number("instructions", run.instructions());
    json.number("harts", configuration.integer(Setting.HARTS));
    configuration(configuration);
    ledger(run);
    tlbs(run);
    caches(run);
    switches(run);
    memory(run.memory());
    processes(run);
    calls(run);
    json.endObject();
  }

  private void configuration(Configuration configuration) {
    json.beginObject("configuration");
    for (Setting setting : Setting.values()) {
      json.text(setting.key(), configuration.text(setting));
    }
    json.endObject();
  }

  private void ledger(RunStatistics run) {
    json.beginArray("ledger");
    for (Account account : run.ledger().accounts()) {
      for (Cause cause : Cause.values()) {
        if (account.cycles(cause) != 0) {
          cell(account, cause);
        }
      }
    }
    json.endArray();
  }

  private void memory(MemoryStatistics memory) {
    json.beginObject("memory");
    json.number("frames", memory.frames());
    json.number("peakFrames", memory.peakFrames());
    json.number("swapPages", memory.swapPages());
    json.number("peakSwapPages", memory.peakSwapPages());
    json.number("pagesOut", memory.pagesOut());
    json.number("pagesIn", memory.pagesIn());
    json.number("diskCycles", memory.diskCycles());
    json.number("suspensions", memory.suspensions());
    json.endObject();
  }

  private void cell(Account account, Cause cause) {
    json.beginObject();
    json.number("hart", account.key().hart());
    json.number("pid", account.key().pid());
    json.number("tid", account.key().tid());
    json.text("mode", account.key().mode().title());
    json.text("what", account.key().what());
    json.text("cause", cause.title());
    if (!cause.from().isEmpty()) {
      json.text("from", cause.from());
    }
    json.number("cycles", account.cycles(cause));
    json.endObject();
  }

  private void tlbs(RunStatistics run) {
    json.beginObject("tlb");
    tlb("instruction", run.instructionTlb());
    tlb("data", run.dataTlb());
    tlb("second", run.secondTlb());
    json.endObject();
  }

  private void tlb(String name, @Nullable TlbStatistics tlb) {
    if (tlb == null) {
      json.nothing(name);
      return;
    }
    json.beginObject(name);
    json.number("entries", tlb.entries());
    misses(tlb.lookups());
    json.number("flushes", tlb.flushes());
    json.number("flushedEntries", tlb.flushedEntries());
    json.endObject();
  }

  private void misses(MissStatistics misses) {
    json.number("hits", misses.hits());
    json.number("misses", misses.misses());
    json.number("cold", misses.cold());
    json.number("evictedBySelf", misses.evictedBySelf());
    json.number("evictedByOthers", misses.evictedByOthers());
    json.number("flushedBySwitch", misses.flushedBySwitch());
    json.number("flushedByFence", misses.flushedByFence());
  }

  private void caches(RunStatistics run) {
    json.beginObject("cache");
    cache("l1i", run.l1i());
    cache("l1d", run.l1d());
    cache("l2", run.l2());
    json.endObject();
  }

  private void cache(String name, @Nullable CacheStatistics cache) {
    if (cache == null) {
      json.nothing(name);
      return;
    }
    json.beginObject(name);
    json.number("lines", cache.lines());
    misses(cache.accesses());
    json.number("writeBacks", cache.writeBacks());
    json.endObject();
  }

  private void switches(RunStatistics run) {
    json.beginObject("switches");
    switches("process", run.processSwitches());
    switches("thread", run.threadSwitches());
    json.endObject();
  }

  private void switches(String name, SwitchStatistics switches) {
    json.beginObject(name);
    json.number("count", switches.count());
    json.beginObject("parts");
    for (SwitchPart part : SwitchPart.values()) {
      json.number(part.title(), switches.cycles(part));
    }
    json.endObject();
    json.number("directCycles", switches.directCycles());
    json.number("indirectTlbCycles", switches.indirectTlbCycles());
    json.number("indirectCacheCycles", switches.indirectCacheCycles());
    json.endObject();
  }

  private void processes(RunStatistics run) {
    json.beginArray("processes");
    for (ProcessStatistics process : run.processes()) {
      json.beginObject();
      json.number("pid", process.pid());
      json.number("ppid", process.ppid());
      json.text("name", process.name());
      status(process.exitStatus());
      json.number("peakFrames", process.peakFrames());
      json.beginArray("threads");
      for (ThreadStatistics thread : process.threads()) {
        thread(thread);
      }
      json.endArray();
      json.endObject();
    }
    json.endArray();
  }

  private void status(@Nullable ExitStatus status) {
    if (status == null) {
      json.nothing("exitStatus");
      json.nothing("signal");
      return;
    }
    json.number("exitStatus", status.forShell());
    if (status.signalled()) {
      json.number("signal", status.value());
    } else {
      json.nothing("signal");
    }
  }

  private void thread(ThreadStatistics thread) {
    json.beginObject();
    json.number("tid", thread.tid());
    json.number("userCycles", thread.userCycles());
    json.number("kernelCycles", thread.kernelCycles());
    json.number("readyCycles", thread.readyCycles());
    json.number("blockedCycles", thread.blockedCycles());
    json.number("suspendedCycles", thread.suspendedCycles());
    json.number("responseCycles", thread.responseCycles());
    json.number("turnaroundCycles", thread.turnaroundCycles());
    json.endObject();
  }

  private void calls(RunStatistics run) {
    json.beginArray("calls");
    for (CallStatistics call : run.calls()) {
      json.beginObject();
      json.text("name", call.name());
      json.number("count", call.count());
      json.number("cycles", call.cycles());
      json.endObject();
    }
    json.endArray();
  }
}
