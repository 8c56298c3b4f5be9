package ringside.tests.debug;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import ringside.cli.dap.DapPort;
import ringside.cli.dap.Launches;
import ringside.lab.debug.Recipe;
import ringside.lab.report.Texts;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.trial.Trial;
import ringside.programs.Catalogue;

/** An editor, as far as a debug adapter can tell. */
final class DapPeer implements AutoCloseable {
  private static final int PIPE_BYTES = 1 << 20;
  private static final int SECONDS = 60;
  private static final int LEAVING_SECONDS = 30;

  private final OutputStream out;
  private final Thread server;
  private final BlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();
  private int number;

  private DapPeer(InputStream in, OutputStream out, Thread server) {
    this.out = out;
    this.server = server;
    Thread reader = new Thread(() -> read(in), "peer");
    reader.setDaemon(true);
    reader.start();
  }

  /** The adapter of any program that the catalogue has, or of one guest. */
  static DapPort port(Guest guest) {
    Launches launches =
        (programs, options, arguments) ->
            Recipe.of(
                new Trial(
                    programs.isEmpty() ? guest : Guest.of(programs.get(0)).args(arguments),
                    Machine.classic(),
                    1_000_000_000_000_000L));
    return new DapPort(launches, DapPeer::source, new Texts(Locale.ENGLISH));
  }

  private static Optional<List<String>> source(String file) {
    return Optional.ofNullable(Catalogue.load(file))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList());
  }

  /** One that talks to an adapter over pipes. */
  static DapPeer of(Guest guest) throws IOException {
    PipedInputStream theirs = new PipedInputStream(PIPE_BYTES);
    PipedOutputStream ours = new PipedOutputStream(theirs);
    PipedInputStream in = new PipedInputStream(PIPE_BYTES);
    PipedOutputStream answers = new PipedOutputStream(in);
    Thread server =
        new Thread(
            () -> {
              try {
                port(guest).serve(theirs, answers);
                answers.close();
              } catch (IOException gone) {
                // The test is over.
              }
            });
    server.setDaemon(true);
    server.start();
    return new DapPeer(in, ours, server);
  }

  private void read(InputStream in) {
    try {
      for (String text = frame(in); text != null; text = frame(in)) {
        heard.add(JsonParser.parseString(text).getAsJsonObject());
      }
    } catch (IOException gone) {
      // The test is over.
    }
  }

  static String frame(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      head.append((char) next);
    }
    int length = Integer.parseInt(head.toString().replaceAll("\\D", ""));
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  /** Sends bytes behind a header that says how many. */
  void send(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String head = "Content-Length: " + bytes.length + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.UTF_8));
    out.write(bytes);
    out.flush();
  }

  /** Sends bytes as they are. */
  void raw(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private JsonObject next() {
    try {
      JsonObject message = heard.poll(SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("nothing was heard");
      }
      return message;
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  /** The answer to a request. */
  JsonObject ask(String command, String arguments) throws IOException {
    int own = ++number;
    send(
        "{\"seq\":"
            + own
            + ",\"type\":\"request\",\"command\":\""
            + command
            + "\",\"arguments\":"
            + arguments
            + "}");
    return await(
        message -> message.has("request_seq") && message.get("request_seq").getAsInt() == own);
  }

  private JsonObject await(Predicate<JsonObject> wanted) {
    JsonObject message = next();
    while (!wanted.test(message)) {
      events.add(message);
      message = next();
    }
    return message;
  }

  /** What the answer to a request that can be answered says. */
  JsonObject body(String command, String arguments) throws IOException {
    JsonObject answer = ask(command, arguments);
    if (!answer.get("success").getAsBoolean()) {
      throw new AssertionError(command + ": " + answer);
    }
    return answer.has("body") ? answer.getAsJsonObject("body") : new JsonObject();
  }

  /** The next event of a name; those of others are left out. */
  JsonObject event(String name) {
    for (JsonObject message = events.poll(); message != null; message = events.poll()) {
      if (isEvent(message, name)) {
        return message.getAsJsonObject("body");
      }
    }
    JsonObject found = next();
    while (!isEvent(found, name)) {
      found = next();
    }
    return found.getAsJsonObject("body");
  }

  /** Which of some events come, in order, up to the last of them. */
  List<String> events(String one, String last) {
    List<String> all = new ArrayList<>();
    while (all.isEmpty() || !all.get(all.size() - 1).equals(last)) {
      JsonObject message = events.isEmpty() ? next() : events.remove();
      for (String name : List.of(one, last)) {
        if (isEvent(message, name)) {
          all.add(name);
        }
      }
    }
    return all;
  }

  private static boolean isEvent(JsonObject message, String name) {
    return message.has("event") && message.get("event").getAsString().equals(name);
  }

  /** Launches a program that then stands at its start. */
  DapPeer launched(String program, String arguments) throws IOException {
    body("initialize", "{\"adapterID\":\"ringside\"}");
    String words = "\"program\":\"" + program + "\",\"args\":" + arguments;
    body("launch", "{" + words + ",\"stopOnEntry\":true}");
    event("initialized");
    return this;
  }

  /** Goes some way, and says where the run stops. */
  JsonObject go(String command, int tid) throws IOException {
    return go(command, "{\"threadId\":" + tid + "}");
  }

  JsonObject go(String command, String arguments) throws IOException {
    body(command, arguments);
    return event("stopped");
  }

  /** The innermost function of a thread, as in {@code main+4 race.s:18}. */
  String where(int tid) throws IOException {
    JsonObject frame = frames(tid).get(0).getAsJsonObject();
    String source = frame.getAsJsonObject("source").get("name").getAsString();
    return frame.get("name").getAsString() + " " + source + ":" + frame.get("line").getAsInt();
  }

  JsonArray frames(int tid) throws IOException {
    return body("stackTrace", "{\"threadId\":" + tid + "}").getAsJsonArray("stackFrames");
  }

  String value(String expression) throws IOException {
    return body("evaluate", "{\"expression\":\"" + expression + "\"}").get("result").getAsString();
  }

  /** Leaves without a word; whether the adapter has ended then. */
  boolean vanish() throws Exception {
    out.close();
    server.join(TimeUnit.SECONDS.toMillis(LEAVING_SECONDS));
    return !server.isAlive();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
