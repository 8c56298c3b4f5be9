package ringside.lab.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
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

  private final JsonGenerator json;

  private JsonReport(JsonGenerator json) {
    this.json = json;
  }

  /**
   * Writes a run and closes nothing.
   *
   * @param program as it was called
   * @param exitStatus of Ringside
   */
  public static void write(
      OutputStream out,
      String program,
      int exitStatus,
      Configuration configuration,
      RunStatistics run)
      throws IOException {
    JsonFactory factory = new JsonFactory();
    try (JsonGenerator json = factory.createGenerator(out, JsonEncoding.UTF8)) {
      json.useDefaultPrettyPrinter();
      new JsonReport(json).run(program, exitStatus, configuration, run);
    }
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
   * Writes a run of several computers and closes nothing.
   *
   * @param exitStatus of Ringside
   */
  public static void write(OutputStream out, int exitStatus, List<ComputerResult> computers)
      throws IOException {
    JsonFactory factory = new JsonFactory();
    try (JsonGenerator json = factory.createGenerator(out, JsonEncoding.UTF8)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeNumberField("version", VERSION);
      json.writeNumberField("exitStatus", exitStatus);
      json.writeArrayFieldStart("computers");
      for (ComputerResult computer : computers) {
        new JsonReport(json).computer(computer);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private void computer(ComputerResult computer) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", computer.name());
    json.writeStringField("address", computer.address());
    json.writeFieldName("run");
    run(computer.program(), computer.exitStatus(), computer.configuration(), computer.run());
    json.writeEndObject();
  }

  private void run(String program, int status, Configuration configuration, RunStatistics run)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", VERSION);
    json.writeNumberField("costModel", CostModel.VERSION);
    json.writeStringField("program", program);
    json.writeNumberField("exitStatus", status);
    json.writeStringField("end", run.end().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("cycles", run.cycles());
    json.writeNumberField("instructions", run.instructions());
    json.writeNumberField("harts", configuration.integer(Setting.HARTS));
    configuration(configuration);
    ledger(run);
    tlbs(run);
    caches(run);
    switches(run);
    memory(run.memory());
    processes(run);
    calls(run);
    json.writeEndObject();
  }

  private void configuration(Configuration configuration) throws IOException {
    json.writeObjectFieldStart("configuration");
    for (Setting setting : Setting.values()) {
      json.writeStringField(setting.key(), configuration.text(setting));
    }
    json.writeEndObject();
  }

  private void ledger(RunStatistics run) throws IOException {
    json.writeArrayFieldStart("ledger");
    for (Account account : run.ledger().accounts()) {
      for (Cause cause : Cause.values()) {
        if (account.cycles(cause) != 0) {
          cell(account, cause);
        }
      }
    }
    json.writeEndArray();
  }

  private void memory(MemoryStatistics memory) throws IOException {
    json.writeObjectFieldStart("memory");
    json.writeNumberField("frames", memory.frames());
    json.writeNumberField("peakFrames", memory.peakFrames());
    json.writeNumberField("swapPages", memory.swapPages());
    json.writeNumberField("peakSwapPages", memory.peakSwapPages());
    json.writeNumberField("pagesOut", memory.pagesOut());
    json.writeNumberField("pagesIn", memory.pagesIn());
    json.writeNumberField("diskCycles", memory.diskCycles());
    json.writeNumberField("suspensions", memory.suspensions());
    json.writeEndObject();
  }

  private void cell(Account account, Cause cause) throws IOException {
    json.writeStartObject();
    json.writeNumberField("hart", account.key().hart());
    json.writeNumberField("pid", account.key().pid());
    json.writeNumberField("tid", account.key().tid());
    json.writeStringField("mode", account.key().mode().title());
    json.writeStringField("what", account.key().what());
    json.writeStringField("cause", cause.title());
    if (!cause.from().isEmpty()) {
      json.writeStringField("from", cause.from());
    }
    json.writeNumberField("cycles", account.cycles(cause));
    json.writeEndObject();
  }

  private void tlbs(RunStatistics run) throws IOException {
    json.writeObjectFieldStart("tlb");
    tlb("instruction", run.instructionTlb());
    tlb("data", run.dataTlb());
    tlb("second", run.secondTlb());
    json.writeEndObject();
  }

  private void tlb(String name, @Nullable TlbStatistics tlb) throws IOException {
    if (tlb == null) {
      json.writeNullField(name);
      return;
    }
    json.writeObjectFieldStart(name);
    json.writeNumberField("entries", tlb.entries());
    misses(tlb.lookups());
    json.writeNumberField("flushes", tlb.flushes());
    json.writeNumberField("flushedEntries", tlb.flushedEntries());
    json.writeEndObject();
  }

  private void misses(MissStatistics misses) throws IOException {
    json.writeNumberField("hits", misses.hits());
    json.writeNumberField("misses", misses.misses());
    json.writeNumberField("cold", misses.cold());
    json.writeNumberField("evictedBySelf", misses.evictedBySelf());
    json.writeNumberField("evictedByOthers", misses.evictedByOthers());
    json.writeNumberField("flushedBySwitch", misses.flushedBySwitch());
    json.writeNumberField("flushedByFence", misses.flushedByFence());
  }

  private void caches(RunStatistics run) throws IOException {
    json.writeObjectFieldStart("cache");
    cache("l1i", run.l1i());
    cache("l1d", run.l1d());
    cache("l2", run.l2());
    json.writeEndObject();
  }

  private void cache(String name, @Nullable CacheStatistics cache) throws IOException {
    if (cache == null) {
      json.writeNullField(name);
      return;
    }
    json.writeObjectFieldStart(name);
    json.writeNumberField("lines", cache.lines());
    misses(cache.accesses());
    json.writeNumberField("writeBacks", cache.writeBacks());
    json.writeEndObject();
  }

  private void switches(RunStatistics run) throws IOException {
    json.writeObjectFieldStart("switches");
    switches("process", run.processSwitches());
    switches("thread", run.threadSwitches());
    json.writeEndObject();
  }

  private void switches(String name, SwitchStatistics switches) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("count", switches.count());
    json.writeObjectFieldStart("parts");
    for (SwitchPart part : SwitchPart.values()) {
      json.writeNumberField(part.title(), switches.cycles(part));
    }
    json.writeEndObject();
    json.writeNumberField("directCycles", switches.directCycles());
    json.writeNumberField("indirectTlbCycles", switches.indirectTlbCycles());
    json.writeNumberField("indirectCacheCycles", switches.indirectCacheCycles());
    json.writeEndObject();
  }

  private void processes(RunStatistics run) throws IOException {
    json.writeArrayFieldStart("processes");
    for (ProcessStatistics process : run.processes()) {
      json.writeStartObject();
      json.writeNumberField("pid", process.pid());
      json.writeNumberField("ppid", process.ppid());
      json.writeStringField("name", process.name());
      status(process.exitStatus());
      json.writeNumberField("peakFrames", process.peakFrames());
      json.writeArrayFieldStart("threads");
      for (ThreadStatistics thread : process.threads()) {
        thread(thread);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void status(@Nullable ExitStatus status) throws IOException {
    if (status == null) {
      json.writeNullField("exitStatus");
      json.writeNullField("signal");
      return;
    }
    json.writeNumberField("exitStatus", status.forShell());
    if (status.signalled()) {
      json.writeNumberField("signal", status.value());
    } else {
      json.writeNullField("signal");
    }
  }

  private void thread(ThreadStatistics thread) throws IOException {
    json.writeStartObject();
    json.writeNumberField("tid", thread.tid());
    json.writeNumberField("userCycles", thread.userCycles());
    json.writeNumberField("kernelCycles", thread.kernelCycles());
    json.writeNumberField("readyCycles", thread.readyCycles());
    json.writeNumberField("blockedCycles", thread.blockedCycles());
    json.writeNumberField("suspendedCycles", thread.suspendedCycles());
    json.writeNumberField("responseCycles", thread.responseCycles());
    json.writeNumberField("turnaroundCycles", thread.turnaroundCycles());
    json.writeEndObject();
  }

  private void calls(RunStatistics run) throws IOException {
    json.writeArrayFieldStart("calls");
    for (CallStatistics call : run.calls()) {
      json.writeStartObject();
      json.writeStringField("name", call.name());
      json.writeNumberField("count", call.count());
      json.writeNumberField("cycles", call.cycles());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
