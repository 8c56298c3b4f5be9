package ringside.kernel.file.proc;

import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Supplier;
import ringside.kernel.file.Leases;
import ringside.kernel.file.generated.Node;
import ringside.kernel.file.notify.InotifyFile;
import ringside.kernel.file.terminal.PseudoTerminals;
import ringside.kernel.identity.Capability;
import ringside.kernel.ipc.MessageQueue;
import ringside.kernel.ipc.PosixQueue;
import ringside.kernel.ipc.PosixQueues;
import ringside.kernel.ipc.SystemV;
import ringside.kernel.memory.AddressSpace;

/** /proc/sys (proc_sys(5)): limits and names, as they are; none can be set. */
final class SettingTexts {
  private static final int MOST_DESCRIPTORS = 256;
  private static final int NOBODY = 65534;
  private static final int ENTROPY_BITS = 256;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final ProcSources sources;
  private long identifiers;

  SettingTexts(ProcSources sources) {
    this.sources = sources;
  }

  Node folder() {
    TreeMap<String, Node> all = new TreeMap<>();
    all.put("fs", files());
    all.put("kernel", kernel());
    all.put("vm", memory());
    return Node.folder(all);
  }

  private Node kernel() {
    TreeMap<String, Node> nodes = new TreeMap<>();
    nodes.put("cap_last_cap", number(Capability.COUNT - 1));
    nodes.put("core_pattern", line("core"));
    nodes.put("domainname", line("(none)"));
    nodes.put("hostname", line("ringside"));
    nodes.put("msgmax", number(MessageQueue.LONGEST));
    nodes.put("msgmni", number(SystemV.MOST_QUEUES));
    nodes.put("ngroups_max", number(65536));
    nodes.put("osrelease", line(MachineTexts.RELEASE));
    nodes.put("ostype", line("Linux"));
    nodes.put("pid_max", number(32768));
    nodes.put("pty", pairs());
    nodes.put("random", random());
    nodes.put("randomize_va_space", number(0));
    nodes.put("shmmni", number(SystemV.MOST_SEGMENTS));
    nodes.put("tainted", number(0));
    nodes.put("threads-max", number(sources.processes().maximum()));
    nodes.put("version", line("#1 Ringside"));
    return Node.folder(nodes);
  }

  private Node pairs() {
    TreeMap<String, Node> nodes = new TreeMap<>();
    nodes.put("max", number(PseudoTerminals.MOST));
    nodes.put("nr", Node.text(() -> sources.pairs().count() + "\n"));
    nodes.put("reserve", number(PseudoTerminals.RESERVED));
    return Node.folder(nodes);
  }

  private Node random() {
    TreeMap<String, Node> nodes = new TreeMap<>();
    nodes.put("boot_id", Node.text(() -> identifier(0) + "\n"));
    nodes.put("entropy_avail", number(ENTROPY_BITS));
    nodes.put("poolsize", number(ENTROPY_BITS));
    nodes.put("uuid", Node.text(() -> identifier(++identifiers) + "\n"));
    return Node.folder(nodes);
  }

  private Node files() {
    TreeMap<String, Node> nodes = new TreeMap<>();
    nodes.put("file-max", Node.text(() -> mostFiles() + "\n"));
    nodes.put("inotify", inotify());
    nodes.put("lease-break-time", number(Leases.BREAK_SECONDS));
    nodes.put("leases-enable", number(1));
    nodes.put("mqueue", queues());
    nodes.put("nr_open", number(MOST_DESCRIPTORS));
    nodes.put("overflowgid", number(NOBODY));
    nodes.put("overflowuid", number(NOBODY));
    nodes.put("pipe-max-size", number(1 << 20));
    return Node.folder(nodes);
  }

  private static Node inotify() {
    TreeMap<String, Node> nodes = new TreeMap<>();
    nodes.put("max_queued_events", number(InotifyFile.MOST_EVENTS));
    nodes.put("max_user_instances", number(InotifyFile.MOST_INSTANCES));
    nodes.put("max_user_watches", number(InotifyFile.MOST_WATCHES));
    return Node.folder(nodes);
  }

  private static Node queues() {
    TreeMap<String, Node> nodes = new TreeMap<>();
    nodes.put("msg_default", number(PosixQueue.MOST_MESSAGES));
    nodes.put("msg_max", number(PosixQueue.MOST_MESSAGES));
    nodes.put("msgsize_default", number(PosixQueue.LONGEST));
    nodes.put("msgsize_max", number(PosixQueue.LONGEST));
    nodes.put("queues_max", number(PosixQueues.MOST));
    return Node.folder(nodes);
  }

  private static Node memory() {
    TreeMap<String, Node> nodes = new TreeMap<>();
    nodes.put("max_map_count", number(AddressSpace.MOST_REGIONS));
    nodes.put("mmap_min_addr", number(0x10000));
    nodes.put("overcommit_memory", number(1));
    return Node.folder(nodes);
  }

  /** What all processes together could have open. */
  private long mostFiles() {
    return (long) sources.processes().maximum() * MOST_DESCRIPTORS;
  }

  /** A UUID of this start of the computer, which is the same in each run of the same session. */
  private String identifier(long number) {
    long start = (sources.clock().realNanos() - sources.clock().nanos()) / NANOS_PER_SECOND;
    long high = mixed(start * 2 + number * 0x9e37_79b9_7f4a_7c15L);
    long low = mixed(high + number);
    return String.format(
        Locale.ROOT,
        "%08x-%04x-4%03x-%04x-%012x",
        high >>> 32,
        high >>> 16 & 0xffff,
        high & 0xfff,
        low >>> 48 & 0x3fff | 0x8000,
        low & 0xffff_ffff_ffffL);
  }

  /** The end of SplitMix64. */
  private static long mixed(long value) {
    long once = (value ^ value >>> 30) * 0xbf58_476d_1ce4_e5b9L;
    long twice = (once ^ once >>> 27) * 0x94d0_49bb_1331_11ebL;
    return twice ^ twice >>> 31;
  }

  private static Node number(long value) {
    return Node.text(() -> value + "\n");
  }

  private static Node line(String text) {
    Supplier<String> line = () -> text + "\n";
    return Node.text(line);
  }
}
