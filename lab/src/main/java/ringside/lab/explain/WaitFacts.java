package ringside.lab.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import ringside.kernel.file.Located;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.RecordLocks;
import ringside.kernel.file.tree.PipeEnd;
import ringside.kernel.ipc.MessageQueue;
import ringside.kernel.ipc.SemaphoreSet;
import ringside.kernel.ipc.SystemV;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.net.unix.UnixSocket;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;
import ringside.kernel.wait.WaitQueue;
import ringside.lab.explain.Awaited.Kind;
import ringside.lab.explain.Awaited.Party;

/** Finds out what a wait queue belongs to, and who has to do with it; looking costs nothing. */
final class WaitFacts {
  private final Processes processes;
  private final SystemV systemV;
  private final FutexFacts futexes;

  WaitFacts(Processes processes, SystemV systemV, FutexFacts futexes) {
    this.processes = processes;
    this.systemV = systemV;
    this.futexes = futexes;
  }

  /** Everything that a thread waits for, as far as it can be told. */
  List<Awaited> of(GuestThread thread) {
    List<Awaited> facts = new ArrayList<>();
    for (WaitQueue queue : thread.waitsOn()) {
      facts.addAll(of(thread, queue));
    }
    futexes.of(thread).ifPresent(facts::add);
    return facts;
  }

  private List<Awaited> of(GuestThread thread, WaitQueue queue) {
    List<Awaited> facts = new ArrayList<>();
    addChildren(thread.process(), queue, facts);
    addSystemV(thread, queue, facts);
    for (int number : thread.process().files().numbers()) {
      OpenFile file = thread.process().files().peek(number);
      if (facts.isEmpty() && file != null) {
        addFile(number, file, queue, facts);
      }
    }
    return facts;
  }

  private static void addChildren(Process process, WaitQueue queue, List<Awaited> facts) {
    boolean vfork = process.children().stream().anyMatch(child -> child.imageReleased() == queue);
    if (queue != process.childEvents() && !vfork) {
      return;
    }
    List<Party> living =
        process.children().stream()
            .filter(child -> child.exitStatus() == null)
            .filter(child -> !vfork || child.imageReleased() == queue)
            .map(child -> new Party(child.pid(), 0, child.name(), List.of()))
            .toList();
    facts.add(new Awaited(vfork ? Kind.VFORK : Kind.CHILD, List.of(), living));
  }

  private void addSystemV(GuestThread thread, WaitQueue queue, List<Awaited> facts) {
    for (SemaphoreSet set : systemV.semaphores().all()) {
      if (set.changes() == queue) {
        set.awaited(thread)
            .ifPresent(
                number ->
                    facts.add(
                        new Awaited(
                            Kind.SEMAPHORE,
                            List.of(String.valueOf(set.id()), String.valueOf(number)),
                            last(set.lastPid(number)))));
      }
    }
    for (MessageQueue messages : systemV.queues().all()) {
      List<String> id = List.of(String.valueOf(messages.id()));
      if (messages.notEmpty() == queue) {
        facts.add(new Awaited(Kind.MESSAGE, id, last(messages.lastSend().pid())));
      } else if (messages.notFull() == queue) {
        facts.add(new Awaited(Kind.MESSAGE_ROOM, id, last(messages.lastReceive().pid())));
      }
    }
  }

  private List<Party> last(int pid) {
    // Not find, which is the kernel's own way and costs cycles.
    String program =
        processes.all().stream()
            .filter(process -> process.pid() == pid)
            .map(Process::name)
            .findFirst()
            .orElse("");
    return pid == 0 ? List.of() : List.of(new Party(pid, 0, program, List.of()));
  }

  private void addFile(int number, OpenFile file, WaitQueue queue, List<Awaited> facts) {
    Located where = file.where();
    if (where != null) {
      addLocks(where.inode().locks(), where.path(), queue, facts);
      addLocks(where.inode().wholeLocks(), where.path(), queue, facts);
    }
    if (!file.readinessQueues().contains(queue)) {
      return;
    }
    List<String> path = List.of(file.path());
    if (file instanceof PipeEnd end) {
      boolean reads = queue == end.pipe().notEmpty();
      Kind kind = reads ? Kind.PIPE_WRITER : Kind.PIPE_READER;
      facts.add(new Awaited(kind, path, holders(other -> isOtherEnd(end, other, reads))));
    } else if (file instanceof Socket socket) {
      facts.add(ofSocket(socket, List.of(String.valueOf(number))));
    } else if (!file.isTerminal()) {
      Predicate<OpenFile> same = other -> other.readinessQueues().contains(queue);
      facts.add(new Awaited(Kind.FILE, path, holders(same)));
    }
  }

  private static boolean isOtherEnd(PipeEnd end, OpenFile other, boolean writes) {
    int mode = other.accessMode();
    boolean fits = writes ? mode != 0 : mode != 1;
    return other instanceof PipeEnd one && one.pipe() == end.pipe() && fits;
  }

  private Awaited ofSocket(Socket socket, List<String> number) {
    boolean internet = socket.family() == SocketAddress.INTERNET;
    if (internet && (socket.listens() || socket.peerAddress() == null)) {
      return new Awaited(Kind.CLIENT, number, List.of());
    }
    UnixSocket peer = socket instanceof UnixSocket unix ? unix.peer() : null;
    return new Awaited(Kind.PEER, number, holders(other -> peer != null && other == peer));
  }

  private void addLocks(RecordLocks locks, String path, WaitQueue queue, List<Awaited> facts) {
    if (locks.released() != queue) {
      return;
    }
    List<Party> owners =
        locks.all().stream()
            .flatMap(
                lock ->
                    lock.pid() > 0
                        ? last(lock.pid()).stream()
                        : holders(file -> file == lock.owner()).stream())
            .distinct()
            .toList();
    facts.add(new Awaited(Kind.LOCK, List.of(path), owners));
  }

  /** Who has a descriptor of an open file. */
  private List<Party> holders(Predicate<OpenFile> wanted) {
    Map<Integer, Party> holders = new TreeMap<>();
    for (Process process : processes.all()) {
      if (process.exitStatus() != null) {
        continue;
      }
      List<Integer> numbers =
          process.files().numbers().stream()
              .filter(number -> wanted.test(Objects.requireNonNull(process.files().peek(number))))
              .toList();
      if (!numbers.isEmpty()) {
        holders.put(process.pid(), new Party(process.pid(), 0, process.name(), numbers));
      }
    }
    return List.copyOf(holders.values());
  }
}
