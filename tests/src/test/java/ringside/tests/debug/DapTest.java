package ringside.tests.debug;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ringside.lab.session.Guest;

/** Runs as an editor goes through them. */
@Timeout(120)
final class DapTest {
  private static final String SOURCE = "\"source\":{\"path\":\"/somewhere/race.s\"}";

  private static DapPeer race(String arguments) throws IOException {
    return DapPeer.of(Guest.of("hello")).launched("race", arguments);
  }

  private static List<String> texts(JsonArray objects, String field) {
    List<String> all = new ArrayList<>();
    for (JsonElement one : objects) {
      JsonElement value = one.getAsJsonObject().get(field);
      all.add(value == null ? "" : value.getAsString());
    }
    return all;
  }

  private static String reason(JsonObject stopped) {
    return stopped.get("reason").getAsString();
  }

  @Test
  void breakpointsOfAllKindsAreMet() throws IOException {
    try (DapPeer peer = race("[\"2\",\"20\"]")) {
      String conditional = "{\"line\":84,\"condition\":\"counter > 2\",\"hitCondition\":\">= 3\"}";
      JsonObject lines =
          peer.body(
              "setBreakpoints",
              "{" + SOURCE + ",\"breakpoints\":[" + conditional + ",{\"line\":9999}]}");
      assertThat(texts(lines.getAsJsonArray("breakpoints"), "verified"))
          .containsExactly("true", "false");
      peer.body("setFunctionBreakpoints", "{\"breakpoints\":[{\"name\":\"main\"}]}");
      peer.body("setExceptionBreakpoints", "{\"filters\":[\"crash\"]}");
      assertThat(reason(peer.go("configurationDone", "{}"))).isEqualTo("entry");
      assertThat(reason(peer.go("continue", 2))).isEqualTo("function breakpoint");
      assertThat(peer.where(2)).isEqualTo("main race.s:17");
      JsonObject third = peer.go("continue", 2);
      assertThat(reason(third)).isEqualTo("breakpoint");
      assertThat(third.getAsJsonArray("hitBreakpointIds").toString()).isEqualTo("[1]");
      assertThat(peer.value("counter")).as("3 was the first, 5 the third").startsWith("5 ");
      JsonObject word = peer.body("dataBreakpointInfo", "{\"name\":\"counter\"}");
      peer.body(
          "setDataBreakpoints",
          "{\"breakpoints\":[{\"dataId\":\""
              + word.get("dataId").getAsString()
              + "\",\"accessType\":\"write\"}]}");
      peer.body("setBreakpoints", "{" + SOURCE + ",\"breakpoints\":[]}");
      JsonObject written = peer.go("continue", 3);
      assertThat(reason(written)).isEqualTo("data breakpoint");
      assertThat(written.get("text").getAsString())
          .isEqualTo("5 (0x00000005) -> 6 (0x00000006), written by thread 3");
      peer.body("setDataBreakpoints", "{\"breakpoints\":[]}");
      peer.body(
          "setInstructionBreakpoints",
          "{\"breakpoints\":[{\"instructionReference\":\"0x000101a4\",\"offset\":8}]}");
      JsonObject instruction = peer.go("continue", 3);
      assertThat(reason(instruction)).isEqualTo("instruction breakpoint");
      assertThat(peer.where(4)).isEqualTo("work+0x8 race.s:74");
    }
  }

  @Test
  void itGoesBackByStepsAndBreakpoints() throws IOException {
    try (DapPeer peer = race("[\"2\",\"20\"]")) {
      peer.body("setFunctionBreakpoints", "{\"breakpoints\":[{\"name\":\"work\"}]}");
      peer.go("configurationDone", "{}");
      peer.go("continue", 2);
      peer.go("next", 3);
      assertThat(peer.where(3)).isEqualTo("work+0x8 race.s:74");
      peer.go("stepBack", 3);
      assertThat(peer.where(3)).isEqualTo("work race.s:73");
      peer.go("next", "{\"threadId\":3,\"granularity\":\"instruction\"}");
      assertThat(peer.where(3)).isEqualTo("work+0x4 race.s:73");
      assertThat(reason(peer.go("reverseContinue", 3))).isEqualTo("function breakpoint");
      assertThat(reason(peer.go("reverseContinue", 3))).isEqualTo("entry");
      JsonArray targets =
          peer.body("gotoTargets", "{" + SOURCE + ",\"line\":84}").getAsJsonArray("targets");
      assertThat(texts(targets, "label"))
          .containsExactly("race.s:84, the next time", "race.s:84, the last time");
      assertThat(reason(peer.go("goto", "{\"threadId\":2,\"targetId\":1}"))).isEqualTo("goto");
      assertThat(peer.value("counter")).startsWith("0 ");
      assertThat(peer.where(3)).endsWith("race.s:84");
      peer.body("evaluate", "{\"expression\":\"goto 130000\",\"context\":\"repl\"}");
      assertThat(peer.event("stopped").get("text").getAsString()).isEqualTo("cycle 130,000");
      peer.body("gotoTargets", "{" + SOURCE + ",\"line\":84}");
      peer.go("goto", "{\"threadId\":2,\"targetId\":2}");
      assertThat(peer.value("$cycle")).startsWith("129");
      peer.go("stepOut", 3);
      assertThat(peer.where(3)).startsWith("thread_begin+0xc ");
      assertThat(reason(peer.go("restart", "{}"))).isEqualTo("entry");
    }
  }

  @Test
  void valuesMemoryAndInstructionsAreShown() throws IOException {
    try (DapPeer peer = race("[\"2\",\"20\"]")) {
      peer.body("setFunctionBreakpoints", "{\"breakpoints\":[{\"name\":\"work\"}]}");
      peer.go("configurationDone", "{}");
      peer.go("continue", 2);
      int frame = peer.frames(3).get(0).getAsJsonObject().get("id").getAsInt();
      JsonArray scopes =
          peer.body("scopes", "{\"frameId\":" + frame + "}").getAsJsonArray("scopes");
      assertThat(texts(scopes, "name"))
          .containsExactly("Registers", "Globals", "TLB", "Page table");
      assertThat(texts(variables(peer, scopes.get(0), ""), "name"))
          .hasSize(33)
          .startsWith("pc", "zero", "ra");
      assertThat(texts(variables(peer, scopes.get(0), ",\"start\":2,\"count\":2"), "name"))
          .containsExactly("ra", "sp");
      assertThat(texts(variables(peer, scopes.get(1), ""), "name")).contains("counter", "window");
      JsonArray tlbs = variables(peer, scopes.get(2), "");
      assertThat(texts(tlbs, "name")).containsExactly("ITLB", "DTLB");
      assertThat(texts(variables(peer, tlbs.get(0), ""), "name")).contains("0x00010000");
      JsonArray tables = variables(peer, scopes.get(3), "");
      assertThat(texts(variables(peer, tables.get(0), ""), "value").get(0)).contains("r-xu");
      byte[] bytes =
          Base64.getDecoder()
              .decode(
                  peer.body("readMemory", "{\"memoryReference\":\"0x12000\",\"count\":8}")
                      .get("data")
                      .getAsString());
      assertThat(bytes).containsExactly(20, 0, 0, 0, 200, 0, 0, 0);
      JsonArray code =
          peer.body(
                  "disassemble",
                  "{\"memoryReference\":\"0x101a4\",\"instructionOffset\":-1,\"instructionCount\":2}")
              .getAsJsonArray("instructions");
      assertThat(texts(code, "instruction")).containsExactly("ret", "auipc t0, 0x2");
      assertThat(texts(code, "symbol")).containsExactly("main+0x10c", "work");
      assertThat(peer.body("source", "{\"sourceReference\":1}").get("content").getAsString())
          .contains("work:\n");
      assertThat(
              texts(
                  peer.body("completions", "{\"text\":\"b thread_c\",\"column\":11}")
                      .getAsJsonArray("targets"),
                  "label"))
          .containsExactly("thread_create");
    }
  }

  private static JsonArray variables(DapPeer peer, JsonElement group, String more)
      throws IOException {
    int reference = group.getAsJsonObject().get("variablesReference").getAsInt();
    return peer.body("variables", "{\"variablesReference\":" + reference + more + "}")
        .getAsJsonArray("variables");
  }

  @Test
  void outputCarriesItsCycleAndIsTakenBack() throws IOException {
    try (DapPeer peer = race("[\"2\",\"20\"]")) {
      String log = "{\"line\":79,\"logMessage\":\"at {counter}{none}\",\"hitCondition\":\"2\"}";
      peer.body("setBreakpoints", "{" + SOURCE + ",\"breakpoints\":[" + log + "]}");
      peer.go("configurationDone", "{}");
      peer.body("continue", "{\"threadId\":2}");
      JsonObject logged = peer.event("output");
      assertThat(logged.get("output").getAsString()).startsWith("at 1{There is no symbol");
      JsonObject printed = peer.event("output");
      assertThat(printed.get("output").getAsString()).isEqualTo("expected 40, found 40, lost 0\n");
      assertThat(printed.getAsJsonObject("data").get("cycle").getAsLong())
          .isBetween(140_000L, 160_000L);
      assertThat(peer.event("stopped").get("text").getAsString()).contains("go back from here");
      peer.go("reverseContinue", 2);
      peer.body("continue", "{\"threadId\":2}");
      assertThat(peer.event("output").get("output").getAsString()).contains("at 1");
      peer.event("stopped");
      peer.body("continue", "{\"threadId\":2}");
      assertThat(peer.event("exited").get("exitCode").getAsInt()).isZero();
      peer.event("terminated");
    }
  }

  @Test
  void threadsAndProcessesComeAndGo() throws IOException {
    try (DapPeer peer = DapPeer.of(Guest.of("hello")).launched("fork", "[]")) {
      peer.body("setFunctionBreakpoints", "{\"breakpoints\":[{\"name\":\"child\"}]}");
      peer.go("configurationDone", "{}");
      JsonObject stopped = peer.go("continue", 2);
      assertThat(stopped.get("threadId").getAsInt()).isEqualTo(3);
      assertThat(texts(peer.body("threads", "{}").getAsJsonArray("threads"), "name"))
          .containsExactly("pid 2 tid 2 fork: blocked", "pid 3 tid 3 fork: running");
      peer.go("continue", 2);
      peer.go("reverseContinue", 2);
      assertThat(peer.where(3)).startsWith("child fork.s:");
    }
  }

  /** A command that only looks changes nothing for it to ask again. */
  @Test
  void whoCanAskAgainIsToldTo() throws IOException {
    try (DapPeer peer = DapPeer.of(Guest.of("hello"))) {
      peer.body("initialize", "{\"adapterID\":\"ringside\",\"supportsInvalidatedEvent\":true}");
      peer.body("launch", "{\"stopOnEntry\":true}");
      peer.go("configurationDone", "{}");
      peer.body("evaluate", "{\"expression\":\"info threads\",\"context\":\"repl\"}");
      peer.body("evaluate", "{\"expression\":\"b main\",\"context\":\"repl\"}");
      peer.body("continue", "{\"threadId\":2}");
      assertThat(peer.events("invalidated", "stopped")).containsExactly("invalidated", "stopped");
    }
  }

  @Test
  void aCrashIsToldOfBeforeItHappens() throws IOException {
    Guest crashing =
        Guest.assemble("crash", ".globl main\nmain:\n  li a0, 64\n  lw a1, 0(a0)\n  ret\n");
    try (DapPeer peer = DapPeer.of(crashing)) {
      peer.body("initialize", "{\"adapterID\":\"ringside\",\"linesStartAt1\":false}");
      peer.body("launch", "{}");
      peer.body("setExceptionBreakpoints", "{\"filters\":[\"crash\",\"none\"]}");
      JsonObject crash = peer.go("configurationDone", "{}");
      assertThat(reason(crash)).isEqualTo("exception");
      assertThat(peer.where(2)).as("lines from 0").isEqualTo("main+0x4 crash.s:3");
      assertThat(peer.body("exceptionInfo", "{\"threadId\":2}").get("exceptionId").getAsString())
          .contains("SIGSEGV", "address 0x00000040");
      peer.go("stepBack", 2);
      assertThat(peer.where(2)).isEqualTo("main crash.s:2");
      assertThat(reason(peer.go("continue", 2))).isEqualTo("exception");
      assertThat(peer.go("continue", 2).get("text").getAsString()).contains("end of the run");
      assertThat(peer.where(2)).isEqualTo("main+0x4 crash.s:3");
      peer.body("continue", "{\"threadId\":2}");
      assertThat(peer.event("exited").get("exitCode").getAsInt()).isEqualTo(128 + 11);
    }
  }

  @Test
  void aLongRunIsStoppedWhereItIs() throws IOException {
    try (DapPeer peer = race("[\"4\",\"20000000\"]")) {
      peer.go("configurationDone", "{}");
      peer.body("continue", "{\"threadId\":2}");
      JsonObject stopped = peer.go("pause", 2);
      assertThat(reason(stopped)).isEqualTo("pause");
      assertThat(stopped.get("text").getAsString()).isEqualTo("Interrupted.");
      assertThat(peer.frames(2)).isNotEmpty();
    }
  }
}
