package ringside.tests.network;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.kernel.net.host.HostLink;
import ringside.lab.host.network.Forward;
import ringside.lab.host.network.ForwardedPorts;
import ringside.lab.host.network.TrafficRecorder;
import ringside.lab.host.network.TrafficReplay;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;

/** Programs of the host talk to several computers on one wire, which talk to each other. */
final class ForwardedWireTest {
  private static final String REQUEST = "GET /a HTTP/1.0\r\n\r\n";
  private static final int REQUESTS = 3;

  @TempDir private Path folder;

  /** A computer waits for the host while the next one is busy, then both wait. */
  @Test
  void whatWasRecordedOnEachIsTheSameRunAgain() throws IOException {
    List<String> live = new ArrayList<>();
    try (ForwardedPorts first = ports();
        ForwardedPorts second = ports();
        TrafficRecorder one = new TrafficRecorder(first, folder.resolve("1"));
        TrafficRecorder two = new TrafficRecorder(second, folder.resolve("2"))) {
      CompletableFuture<List<String>> pages = fetchInTurns(first.firstPort(), second.firstPort());
      List<HostLink> links = List.of(one, two);
      run(links::get, live);
      assertThat(pages.join())
          .hasSize(2 * REQUESTS)
          .allMatch(page -> page.startsWith("HTTP/1.0 200 OK\r\n"));
    }
    List<HostLink> recorded =
        List.of(new TrafficReplay(folder.resolve("1")), new TrafficReplay(folder.resolve("2")));
    List<String> again = new ArrayList<>();
    run(recorded::get, again);
    assertThat(again).isEqualTo(live);
  }

  private static void run(IntFunction<HostLink> links, List<String> results) {
    SessionBuilder described = Session.of(server()).joined(links.apply(0));
    described.and(server()).joined(links.apply(1));
    described.and(Guest.of("remote-echo").args("server"));
    described.and(Guest.of("remote-echo").args("client", "10.0.0.3", "20", "100"));
    Session session = described.build();
    session.runUntil();
    IntStream.rangeClosed(1, 4)
        .forEach(
            number ->
                results.add(
                    session.result(number).cycles() + " " + session.result(number).outputText()));
  }

  private static Guest server() {
    return Guest.of("webserver").args("8080", Integer.toString(REQUESTS));
  }

  private static ForwardedPorts ports() throws IOException {
    return new ForwardedPorts(List.of(new Forward(0, 8080)), () -> {});
  }

  private static CompletableFuture<List<String>> fetchInTurns(int one, int other) {
    return CompletableFuture.supplyAsync(
        () ->
            IntStream.range(0, 2 * REQUESTS)
                .mapToObj(i -> fetch(i % 2 == 0 ? one : other))
                .toList());
  }

  private static String fetch(int port) {
    try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
      socket.getOutputStream().write(REQUEST.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    } catch (IOException refused) {
      return refused.toString();
    }
  }
}
