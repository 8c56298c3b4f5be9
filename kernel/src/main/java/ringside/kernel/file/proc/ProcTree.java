package ringside.kernel.file.proc;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.kernel.file.generated.Node;
import ringside.kernel.identity.Who;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;

/** The root of /proc (proc(5)): processes by pid, and what concerns the machine. */
public final class ProcTree implements Node.Names {
  private final ProcSources sources;
  private final TreeMap<String, Node> fixed = new TreeMap<>();

  private ProcTree(ProcSources sources, FurtherTexts further) {
    this.sources = sources;
    MachineTexts machine = new MachineTexts(sources);
    RingsideTexts ringside = new RingsideTexts(sources, further);
    fixed.put("self", Node.link(caller -> String.valueOf(caller.pid())));
    fixed.put("thread-self", Node.link(caller -> caller.pid() + "/task/" + caller.tid()));
    fixed.put("mounts", Node.link(caller -> "self/mounts"));
    fixed.put("meminfo", Node.text(machine::memory));
    fixed.put("uptime", Node.text(machine::uptime));
    fixed.put("loadavg", Node.text(machine::load));
    fixed.put("stat", Node.text(machine::statistics));
    fixed.put("version", Node.text(machine::version));
    fixed.put("cpuinfo", Node.text(machine::processors));
    fixed.put("filesystems", Node.text(machine::fileSystems));
    fixed.put("sys", new SettingTexts(sources).folder());
    fixed.put("ringside", ringside.folder());
  }

  /** The folder to be mounted. */
  public static Node.Folder of(ProcSources sources, FurtherTexts further) {
    return new Node.Folder(Who.ROOT, new ProcTree(sources, further));
  }

  @Override
  public @Nullable Node find(String name) {
    Node node = fixed.get(name);
    if (node != null || !isNumber(name)) {
      return node;
    }
    Process process = sources.processes().find(Integer.parseInt(name));
    return process == null ? null : ProcessFolder.of(sources, process);
  }

  @Override
  public List<String> list() {
    List<String> names = new ArrayList<>(fixed.keySet());
    names.add(String.valueOf(Processes.REAPER));
    sources.processes().all().forEach(process -> names.add(String.valueOf(process.pid())));
    return names;
  }

  private static boolean isNumber(String name) {
    return name.length() < 10
        && !name.isEmpty()
        && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
