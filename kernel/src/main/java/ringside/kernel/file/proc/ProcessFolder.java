package ringside.kernel.file.proc;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.generated.Node;
import ringside.kernel.identity.Who;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;

/** /proc/PID of one process. */
final class ProcessFolder {
  private static final int OWNER_ONLY = 0400;

  private final ProcSources sources;
  private final Process process;
  private final Who owner;

  private ProcessFolder(ProcSources sources, Process process) {
    this.sources = sources;
    this.process = process;
    this.owner = Who.effective(process.credentials());
  }

  static Node of(ProcSources sources, Process process) {
    return new ProcessFolder(sources, process).folder();
  }

  private Node folder() {
    ProcessTexts texts = new ProcessTexts(sources, process);
    TreeMap<String, Node> nodes = new TreeMap<>();
    nodes.put("cmdline", text(() -> joined(process.command().argv())));
    nodes.put("comm", text(() -> process.name() + "\n"));
    nodes.put("cwd", ownLink(() -> process.context().folder().path()));
    nodes.put("environ", new Node.Text(owner, OWNER_ONLY, () -> joined(process.command().envp())));
    nodes.put("exe", ownLink(() -> process.command().program()));
    nodes.put("fd", new Node.Folder(owner, new Descriptors()));
    nodes.put("maps", text(new MapsText(process)::text));
    nodes.put("mountinfo", text(() -> MachineTexts.mountInfo(sources.files())));
    nodes.put("mounts", text(() -> MachineTexts.mounts(sources.files())));
    nodes.put("root", ownLink(() -> "/"));
    nodes.put("smaps", text(new SmapsText(process)::text));
    nodes.put("smaps_rollup", text(new SmapsText(process)::rollup));
    nodes.put("stat", text(texts::stat));
    nodes.put("statm", text(texts::pages));
    nodes.put("status", text(texts::status));
    nodes.put("task", new Node.Folder(owner, new Tasks(text(texts::stat), text(texts::status))));
    return new Node.Folder(owner, Node.fixed(nodes));
  }

  private Node text(Supplier<String> text) {
    return new Node.Text(owner, 0444, text);
  }

  private Node ownLink(Supplier<String> target) {
    return new Node.Link(owner, true, caller -> target.get(), caller -> null);
  }

  /** Strings as the kernel keeps them: each ends with a zero. */
  private static String joined(List<String> strings) {
    StringBuilder text = new StringBuilder();
    strings.forEach(string -> text.append(string).append('\0'));
    return text.toString();
  }

  /** A link a descriptor, which leads to the open file itself. */
  private final class Descriptors implements Node.Names {
    @Override
    public @Nullable Node find(String name) {
      return process.files().numbers().stream()
          .filter(number -> String.valueOf(number).equals(name))
          .findFirst()
          .map(this::link)
          .orElse(null);
    }

    private Node link(int number) {
      OpenFile file = process.files().peek(number);
      String path = file == null ? "" : file.path();
      return new Node.Link(owner, true, caller -> path, caller -> file);
    }

    @Override
    public List<String> list() {
      return process.exitStatus() != null
          ? List.of()
          : process.files().numbers().stream().map(String::valueOf).toList();
    }
  }

  /** A folder a thread. */
  private final class Tasks implements Node.Names {
    private final TreeMap<String, Node> files = new TreeMap<>();

    Tasks(Node stat, Node status) {
      files.put("stat", stat);
      files.put("status", status);
      files.put("comm", text(() -> process.name() + "\n"));
    }

    @Override
    public @Nullable Node find(String name) {
      return list().contains(name) ? new Node.Folder(owner, Node.fixed(files)) : null;
    }

    @Override
    public List<String> list() {
      List<String> names = new ArrayList<>();
      for (GuestThread thread : process.threads()) {
        names.add(String.valueOf(thread.tid()));
      }
      return names;
    }
  }
}
