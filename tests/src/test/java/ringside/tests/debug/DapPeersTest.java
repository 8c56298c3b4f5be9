package ringside.tests.debug;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ringside.cli.dap.DapPort;
import ringside.lab.session.Guest;

/**
 * Editors that behave badly. {@code mvn verify -pl tests,cli -am -Dtest=DapPeersTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dringside.messages=100000} sends as many messages.
 */
@Timeout(600)
final class DapPeersTest {
  private static final int MESSAGES = Integer.getInteger("ringside.messages", 2_000);

  private static final List<String> ASKED =
      List.of(
          "setBreakpoints {'source':{'path':'race.s'},'breakpoints':[{'line':84,'condition':'1'}]}",
          "setFunctionBreakpoints {'breakpoints':[{'name':'work','hitCondition':'> 1'}]}",
          "setDataBreakpoints {'breakpoints':[{'dataId':'2:0x00012008','accessType':'write'}]}",
          "setInstructionBreakpoints {'breakpoints':[{'instructionReference':'0x101a4'}]}",
          "setExceptionBreakpoints {'filters':['fault','crash']}",
          "dataBreakpointInfo {'name':'counter'}",
          "breakpointLocations {'source':{'path':'race.s'},'line':70,'endLine':80}",
          "threads {}",
          "stackTrace {'threadId':2,'startFrame':0,'levels':20}",
          "scopes {'frameId':1}",
          "variables {'variablesReference':1,'start':0,'count':5}",
          "evaluate {'expression':'counter + *$sp','frameId':1,'context':'hover'}",
          "evaluate {'expression':'info threads','context':'repl'}",
          "evaluate {'expression':'x/8x $sp','context':'repl'}",
          "readMemory {'memoryReference':'0x00012000','offset':0,'count':64}",
          "disassemble {'memoryReference':'0x000101a4','instructionCount':9}",
          "continue {'threadId':2}",
          "next {'threadId':3,'granularity':'instruction'}",
          "stepBack {'threadId':3}",
          "stepOut {'threadId':3}",
          "reverseContinue {'threadId':3}",
          "gotoTargets {'source':{'path':'race.s'},'line':84}",
          "goto {'threadId':2,'targetId':1}",
          "pause {'threadId':2}",
          "source {'sourceReference':1}",
          "loadedSources {}",
          "completions {'text':'b wo','column':5}",
          "setVariable {'variablesReference':1,'name':'ra','value':'1'}",
          "attach {}",
          "nonsense {'a':[1,2,{'b':null}]}");

  private static String request(int number, String asked) {
    String[] parts = asked.replace('\'', '"').split(" ", 2);
    return "{\"seq\":"
        + number
        + ",\"type\":\"request\",\"command\":\""
        + parts[0]
        + "\",\"arguments\":"
        + parts[1]
        + "}";
  }

  private static String mutated(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(5); i > 0 && changed.length() > 0; i--) {
      int at = random.nextInt(changed.length());
      switch (random.nextInt(4)) {
        case 0 -> changed.setCharAt(at, (char) (' ' + random.nextInt(95)));
        case 1 -> changed.deleteCharAt(at);
        case 2 -> changed.insert(at, "9" + "0".repeat(random.nextInt(12)));
        default -> changed.insert(at, changed.substring(at, Math.min(changed.length(), at + 30)));
      }
    }
    return changed.toString();
  }

  /** Whatever was said before: it still knows where it is. */
  private static void answersWell(DapPeer peer) throws IOException {
    JsonObject answer = peer.ask("threads", "{}");
    assertThat(answer.get("success").getAsBoolean()).as(answer.toString()).isTrue();
  }

  @Test
  void messagesThatMakeNoSenseAreAnswered() throws Exception {
    Random random = new Random(7);
    try (DapPeer peer = DapPeer.of(Guest.of("hello")).launched("race", "[\"2\",\"20\"]")) {
      peer.go("configurationDone", "{}");
      for (int i = 0; i < MESSAGES; i++) {
        String asked = request(1_000_000 + i, ASKED.get(random.nextInt(ASKED.size())));
        peer.send(mutated(asked, random));
        if (i % 50 == 0) {
          answersWell(peer);
        }
      }
      answersWell(peer);
    }
  }

  @Test
  void eachKindOfNonsenseHasItsAnswer() throws IOException {
    try (DapPeer peer = DapPeer.of(Guest.of("hello"))) {
      assertThat(peer.ask("threads", "{}").toString()).contains("Launch a program first");
      assertThat(peer.ask("nonsense", "{}").toString()).contains("does not answer such");
      assertThat(peer.ask("setExpression", "{}").toString()).contains("does not answer such");
      assertThat(peer.ask("scopes", "{\"frameId\":\"one\"}").toString())
          .contains("\"success\":false", "is not understood");
      assertThat(peer.ask("scopes", "[[[").toString()).contains("is not understood");
      assertThat(peer.ask("scopes", "[".repeat(100_000)).toString()).contains("not understood");
      assertThat(peer.ask("launch", "{\"program\":\"nothing-like-this\"}").toString())
          .contains("\"success\":false");
      peer.raw(
          "GET / HTTP/1.1\r\n\r\nContent-Length: 99999999999\r\n\r\n{}\r\nContent-Length: -1\r\n\r\n");
      peer.raw("Content-Length: 90000000\r\n\r\n\n");
      assertThat(peer.ask("initialize", "{\"adapterID\":\"x\"}").toString())
          .contains("supportsStepBack\":true");
    }
  }

  @Test
  void whoVanishesEndsTheAdapter() throws Exception {
    DapPeer peer = DapPeer.of(Guest.of("hello")).launched("race", "[\"4\",\"2000000000\"]");
    peer.go("configurationDone", "{}");
    peer.body("continue", "{\"threadId\":2}");
    assertThat(peer.vanish()).as("in the middle of a long run").isTrue();
    assertThat(DapPeer.of(Guest.of("hello")).vanish()).as("without a word").isTrue();
    DapPeer polite = DapPeer.of(Guest.of("hello")).launched("race", "[]");
    polite.body("disconnect", "{}");
    assertThat(polite.vanish()).isTrue();
  }

  @Test
  void whoComesSecondIsToldSo() throws Exception {
    DapPort port = DapPeer.port(Guest.of("hello"));
    try (ServerSocket listening = DapPort.listen(0)) {
      Thread server =
          new Thread(
              () -> {
                try {
                  port.serve(listening);
                } catch (IOException gone) {
                  // The test is over.
                }
              });
      server.setDaemon(true);
      server.start();
      InetAddress here = InetAddress.getLoopbackAddress();
      try (Socket first = new Socket(here, listening.getLocalPort());
          Socket second = new Socket(here, listening.getLocalPort())) {
        assertThat(DapPeer.frame(second.getInputStream())).contains("another client is connected");
        assertThat(DapPeer.frame(second.getInputStream())).contains("terminated");
        assertThat(second.getInputStream().read()).isNegative();
        assertThat(server.isAlive()).isTrue();
        first.getOutputStream().write(0);
      }
      server.join(TimeUnit.SECONDS.toMillis(30));
      assertThat(server.isAlive()).as("the first has gone").isFalse();
    }
  }
}
