package ringside.tests.network;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.kernel.event.Birth;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.net.host.HostEvent;
import ringside.kernel.net.host.HostLink;
import ringside.kernel.wait.TimerQueue;
import ringside.lab.host.network.Forward;
import ringside.lab.host.network.ForwardedPorts;
import ringside.lab.host.network.TrafficRecorder;
import ringside.lab.host.network.TrafficReplay;
import ringside.lab.session.Guest;
import ringside.programs.Parameter;
import ringside.tests.GuestResult;
import ringside.tests.GuestRun;
import ringside.tests.linux.Corpus;

/** Programs of the host talk to a guest's server, and a recording gives the same run. */
final class HostTrafficTest {
  private static final String REQUEST = "GET /a HTTP/1.0\r\n\r\n";

  @TempDir Path folder;

  /** A host that says its lines at cycles that the guest does not know before. */
  private static final class Script implements HostLink {
    private final List<HostEvent> events =
        new ArrayList<>(
            List.of(
                HostEvent.open(1, 8080),
                HostEvent.data(1, "GET /a HTT".getBytes(US_ASCII)),
                HostEvent.data(1, "P/1.0\r\n\r\n".getBytes(US_ASCII)),
                HostEvent.open(2, 8080),
                HostEvent.end(1),
                HostEvent.data(2, REQUEST.getBytes(US_ASCII)),
                HostEvent.end(2)));
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private int asked;
    private boolean started;

    @Override
    public long nextArrival(long now, Guest guest) {
      asked++;
      boolean comes = started && asked % 3 == 0 && !events.isEmpty();
      return comes ? now : TimerQueue.NEVER;
    }

    @Override
    public boolean await(Guest guest) {
      started = true; // the server listens, and has nothing to do
      return !events.isEmpty();
    }

    @Override
    public List<HostEvent> take(long cycle) {
      return List.of(events.remove(0));
    }

    @Override
    public void send(int connection, byte[] bytes) {
      heard.writeBytes(bytes);
    }
  }

  @Test
  void aReplayedRunIsTheSameRun() throws IOException {
    Path file = folder.resolve("recording");
    Script script = new Script();
    Packets packets = new Packets();
    GuestResult live;
    try (TrafficRecorder recorder = new TrafficRecorder(script, file)) {
      live = server(2).watched(packets).joined(recorder).run();
    }
    Packets again = new Packets();
    GuestResult replayed = server(2).watched(again).joined(new TrafficReplay(file)).run();
    assertThat(script.heard.toString(US_ASCII)).contains("Hello from inside the machine");
    assertThat(live.output()).contains("1: GET /a HTTP/1.0").contains("2 requests answered");
    assertThat(replayed.output()).isEqualTo(live.output());
    assertThat(replayed.statistics()).isEqualTo(live.statistics());
    assertThat(again.all()).isEqualTo(packets.all());
  }

  /** A host that has said everything before the guest looks. */
  private static final class Hasty implements HostLink {
    private final List<HostEvent> events =
        new ArrayList<>(
            List.of(
                HostEvent.open(1, 8080),
                HostEvent.data(1, REQUEST.getBytes(US_ASCII)),
                HostEvent.end(1)));
    private boolean started;

    @Override
    public long nextArrival(long now, Guest guest) {
      return started && !events.isEmpty() ? now : TimerQueue.NEVER;
    }

    @Override
    public boolean await(Guest guest) {
      started = true;
      return !events.isEmpty();
    }

    @Override
    public List<HostEvent> take(long cycle) {
      List<HostEvent> all = List.copyOf(events);
      events.clear();
      return all;
    }
  }

  @Test
  void whatIsSaidBeforeTheHandshakeArrivesWhole() {
    assertThat(server(1).joined(new Hasty()).run().output()).contains("1: GET /a HTTP/1.0");
  }

  /** A host of which somebody connects when the guest has waited for half of its time. */
  private static final class Half implements HostLink {
    private final List<HostEvent> events = new ArrayList<>(List.of(HostEvent.open(1, 8080)));
    private boolean comes;

    @Override
    public long nextArrival(long now, Guest guest) {
      return comes && !events.isEmpty() ? now : TimerQueue.NEVER;
    }

    @Override
    public boolean await(Guest guest) {
      return false;
    }

    @Override
    public long pause(long nanos, Guest guest) {
      comes = true;
      return nanos / 2;
    }

    @Override
    public List<HostEvent> take(long cycle) {
      return List.of(events.remove(0));
    }
  }

  /** Waits at port 8080 for a second at most, and prints how many tenths of it are over. */
  private static final String WAITS =
      """
      .include "lib/syscalls.inc"
      .globl main
      main:
          addi sp, sp, -16
          sw   ra, 12(sp)
          li   a0, 2
          li   a1, 1
          li   a2, 0
          li   a7, SYS_socket
          ecall
          mv   s0, a0
          la   a1, address
          li   a2, 16
          li   a7, SYS_bind
          ecall
          mv   a0, s0
          li   a1, 1
          li   a7, SYS_listen
          ecall
          la   a0, polled
          sw   s0, 0(a0)
          li   a1, 1
          la   a2, second
          li   a3, 0
          li   a7, SYS_ppoll_time64
          ecall
          li   a0, 1
          la   a1, now
          li   a7, SYS_clock_gettime64
          ecall
          la   t0, now
          lw   a0, 8(t0)
          li   t1, 100000000
          divu a0, a0, t1
          call print_int
          li   a0, 0
          lw   ra, 12(sp)
          addi sp, sp, 16
          ret
      .data
      address: .half 2
               .byte 0x1f, 0x90
               .zero 12
      polled:  .word 0
               .half 1, 0
      .balign 8
      second:  .dword 1, 0
      now:     .dword 0, 0
      """;

  @Test
  void hostTakesAsLongAsTheGuestWaits() throws IOException {
    Path file = folder.resolve("recording");
    GuestResult live;
    try (TrafficRecorder recorder = new TrafficRecorder(new Half(), file)) {
      live = GuestRun.of("waits", Corpus.build("waits", WAITS)).joined(recorder).run();
    }
    assertThat(live.output()).isEqualTo("5");
    GuestResult replayed =
        GuestRun.of("waits", Corpus.build("waits", WAITS)).joined(new TrafficReplay(file)).run();
    assertThat(replayed.statistics()).isEqualTo(live.statistics());
  }

  @Test
  void aClientOfTheHostGetsThePage() throws IOException {
    CompletableFuture<String> page;
    GuestResult result;
    try (ForwardedPorts ports = new ForwardedPorts(List.of(new Forward(0, 8080)), () -> {})) {
      page = CompletableFuture.supplyAsync(() -> fetch(ports.firstPort()));
      result = server(1).joined(ports).run();
    }
    assertThat(page.join()).startsWith("HTTP/1.0 200 OK\r\n").endsWith("</p>\n");
    assertThat(result.output()).contains("1: GET /a HTTP/1.0");
  }

  /** How threads were made. */
  private static final class Births implements EventSink {
    private final List<Birth> seen = new ArrayList<>();

    @Override
    public Set<EventKind> kinds() {
      return EnumSet.of(EventKind.PROCESS);
    }

    @Override
    public void event(Event event) {
      if (event instanceof Event.Born born) {
        seen.add(born.how());
      }
    }
  }

  /** One source, served by itself, by processes and by threads; more connections than workers. */
  @ParameterizedTest
  @CsvSource({"alone, FIRST", "process, FORK", "thread, THREAD"})
  void eachConnectionIsServedByWhoIsWanted(String as, Birth how) throws IOException {
    int requests = 11;
    List<String> arguments =
        Parameter.arguments(
            "webserver", List.of("8080", Integer.toString(requests)), Map.of("as", as));
    List<String> pages = new ArrayList<>();
    Births births = new Births();
    GuestResult result;
    try (ForwardedPorts ports = new ForwardedPorts(List.of(new Forward(0, 8080)), () -> {})) {
      CompletableFuture<Void> client =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; i < requests; i++) {
                  pages.add(fetch(ports.firstPort()));
                }
              });
      result = GuestRun.of("webserver").arguments(arguments).joined(ports).watched(births).run();
      client.join();
    }
    assertThat(pages).hasSize(requests).allMatch(page -> page.startsWith("HTTP/1.0 200 OK\r\n"));
    assertThat(result.output()).contains("11: GET /a HTTP/1.0").endsWith("11 requests answered\n");
    int workers = as.equals("alone") ? 0 : requests;
    assertThat(births.seen).hasSize(1 + workers).endsWith(how);
  }

  private static GuestRun server(int requests) {
    return GuestRun.of("webserver").arguments(List.of("8080", Integer.toString(requests)));
  }

  private static String fetch(int port) {
    try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
      OutputStream out = socket.getOutputStream();
      out.write(REQUEST.getBytes(US_ASCII));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    } catch (IOException refused) {
      return refused.toString();
    }
  }
}
