package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ringside.isa.Csr;
import ringside.isa.Register;
import ringside.isa.asm.instruction.InstructionForms;

/** The extension folder for VS Code is whole, and knows our assembly language. */
final class VsCodeTest {
  private static final Path FOLDER = Path.of("../editors/vscode");
  private static final String GRAMMAR = "syntaxes/ringside.tmLanguage.json";

  /** Fields of a manifest (VS Code's "Extension Manifest" and "Contribution Points"). */
  private static final Set<String> MANIFEST =
      Set.of(
          "name",
          "displayName",
          "description",
          "version",
          "publisher",
          "license",
          "private",
          "engines",
          "categories",
          "keywords",
          "main",
          "activationEvents",
          "contributes");

  private static final Set<String> CONTRIBUTIONS =
      Set.of(
          "languages",
          "grammars",
          "breakpoints",
          "debuggers",
          "problemMatchers",
          "taskDefinitions",
          "configuration");

  private static JsonObject json(String file) throws IOException {
    return JsonParser.parseString(Files.readString(FOLDER.resolve(file))).getAsJsonObject();
  }

  private static void each(JsonElement json, java.util.function.BiConsumer<String, String> texts) {
    if (json instanceof JsonObject object) {
      object
          .entrySet()
          .forEach(
              entry -> {
                if (entry.getValue().isJsonPrimitive()) {
                  texts.accept(entry.getKey(), entry.getValue().getAsString());
                } else {
                  each(entry.getValue(), texts);
                }
              });
    } else if (json instanceof JsonArray array) {
      array.forEach(one -> each(one, texts));
    }
  }

  @Test
  void theManifestSaysWhatVsCodeKnows() throws IOException {
    JsonObject manifest = json("package.json");
    assertThat(MANIFEST).containsAll(manifest.keySet());
    JsonObject contributes = manifest.getAsJsonObject("contributes");
    assertThat(CONTRIBUTIONS).containsAll(contributes.keySet());
    assertThat(manifest.getAsJsonObject("engines").get("vscode").getAsString()).startsWith("^1.");
    JsonObject debugger = contributes.getAsJsonArray("debuggers").get(0).getAsJsonObject();
    assertThat(
            Set.of(
                "type",
                "label",
                "languages",
                "configurationAttributes",
                "initialConfigurations",
                "configurationSnippets"))
        .isEqualTo(debugger.keySet());
    Set<String> attributes =
        debugger
            .getAsJsonObject("configurationAttributes")
            .getAsJsonObject("launch")
            .getAsJsonObject("properties")
            .keySet();
    assertThat(attributes)
        .as("what a launch takes: DapLaunch")
        .containsExactlyInAnyOrder("program", "args", "options", "schedule", "stopOnEntry");
    Set<String> given = new HashSet<>(Set.of("type", "request", "name"));
    given.addAll(attributes);
    for (JsonElement start : debugger.getAsJsonArray("initialConfigurations")) {
      assertThat(given).containsAll(start.getAsJsonObject().keySet());
    }
    for (JsonElement snippet : debugger.getAsJsonArray("configurationSnippets")) {
      assertThat(given).containsAll(snippet.getAsJsonObject().getAsJsonObject("body").keySet());
    }
  }

  @Test
  void whatItNamesIsThereInBothLanguages() throws IOException {
    JsonObject english = json("package.nls.json");
    assertThat(json("package.nls.ko.json").keySet()).isEqualTo(english.keySet());
    Set<String> used = new TreeSet<>();
    List<String> files = new ArrayList<>();
    each(
        json("package.json"),
        (name, text) -> {
          Matcher key = Pattern.compile("%([\\w.]+)%").matcher(text);
          while (key.find()) {
            used.add(key.group(1));
          }
          if (text.startsWith("./")) {
            files.add(text);
          }
        });
    assertThat(used).isEqualTo(new TreeSet<>(english.keySet()));
    assertThat(files).contains("./extension.js", "./" + GRAMMAR).hasSize(3);
    assertThat(files).allMatch(file -> Files.isRegularFile(FOLDER.resolve(file)), "is there");
    String code = Files.readString(FOLDER.resolve("extension.js"));
    assertThat(code).contains("const TYPE = 'ringside'", "'debug', '--dap'", "'$ringside'");
  }

  @Test
  void theGrammarKnowsExactlyWhatTheAssemblerKnows() throws IOException {
    Collection<String> mnemonics = new InstructionForms().mnemonics();
    assertThat(alternatives("keyword.operator.instruction.ringside"))
        .containsExactlyInAnyOrderElementsOf(mnemonics);
    assertThat(alternatives("variable.language.csr.ringside"))
        .containsExactlyInAnyOrderElementsOf(Csr.names());
    Pattern register = Pattern.compile(rule("variable.language.register.ringside"));
    Stream<String> names =
        Stream.concat(Register.names().stream(), IntStream.range(0, 32).mapToObj(i -> "x" + i));
    assertThat(Stream.concat(names, Stream.of("fp")))
        .allMatch(name -> register.matcher(name).matches(), "is a register");
    assertThat(Stream.of("x32", "t7", "s12", "a8", "sp2", "_ra", "main"))
        .noneMatch(name -> register.matcher(name).find());
    Pattern instruction = Pattern.compile(rule("keyword.operator.instruction.ringside"));
    assertThat(mnemonics).allMatch(name -> instruction.matcher(name).matches(), "is matched whole");
    assertThat(instruction.matcher("amoadd.w.aqrl").matches()).isTrue();
    assertThat(instruction.matcher("add:").find()).as("a label").isFalse();
    assertThat(instruction.matcher("%lo(add_up)").find()).isFalse();
  }

  private static String rule(String name) throws IOException {
    List<String> found = new ArrayList<>();
    find(json(GRAMMAR), name, found);
    assertThat(found).as(name).hasSize(1);
    return found.get(0);
  }

  private static void find(JsonElement json, String name, List<String> found) {
    if (json instanceof JsonObject object) {
      if (object.has("name") && object.get("name").getAsString().equals(name)) {
        found.add(object.get("match").getAsString());
      }
      object.entrySet().forEach(entry -> find(entry.getValue(), name, found));
    } else if (json instanceof JsonArray array) {
      array.forEach(one -> find(one, name, found));
    }
  }

  /** The words of the first group of a rule. */
  private static List<String> alternatives(String name) throws IOException {
    Matcher group = Pattern.compile("\\(\\?:([^()]*)\\)").matcher(rule(name));
    assertThat(group.find()).isTrue();
    return Arrays.stream(group.group(1).split("\\|", -1))
        .map(word -> word.replace("\\", ""))
        .toList();
  }

  @Test
  void regularExpressionsCompile() throws IOException {
    Set<String> fields =
        Set.of("match", "begin", "end", "regexp", "start", "wordPattern", "beforeText");
    List<String> all = new ArrayList<>();
    for (String file : List.of(GRAMMAR, "package.json", "language-configuration.json")) {
      each(
          json(file),
          (name, text) -> {
            if (fields.contains(name)) {
              Pattern.compile(text);
              all.add(text);
            }
          });
    }
    assertThat(all).hasSizeGreaterThan(20);
    String mistake = "my.s:2:3: error: unknown instruction or macro 'foo'";
    assertThat(all).anyMatch(mistake::matches, "knows the assembler's mistakes");
  }

  @Test
  void eachRuleThatIsIncludedIsThere() throws IOException {
    JsonObject grammar = json(GRAMMAR);
    Set<String> rules = grammar.getAsJsonObject("repository").keySet();
    each(
        grammar,
        (name, text) -> {
          if (name.equals("include")) {
            assertThat(rules).contains(text.substring(1));
          }
        });
  }
}
